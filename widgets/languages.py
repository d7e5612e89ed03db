"""The language of the window: chosen before anything is made, since every part takes its words when it is made."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from visualizer.language import speak

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "translations"
CONTEXT = "Headlight"
SPOKEN = "language"  # the property of the application that holds the language of this start
LANGUAGES = {"en": "English", "es": "Español"}


def chosen(kept: str) -> str:
    """The language to speak: the one that was kept, else the system's, else English."""
    if kept in LANGUAGES:
        return kept
    system = QLocale.system().name().partition("_")[0]
    return system if system in LANGUAGES else "en"


def install(application: QCoreApplication, language: str) -> None:
    """Speak a language from now on, Qt's own dialogs included; English needs nothing."""
    speak(None)
    application.setProperty(SPOKEN, "en")
    if language == "en" or language not in LANGUAGES:
        return
    ours, theirs = QTranslator(application), QTranslator(application)
    if theirs.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(theirs)
    if ours.load(f"headlight_{language}", str(FOLDER)):
        application.installTranslator(ours)
        application.setProperty(SPOKEN, language)
        speak(look_up)


def spoken() -> str:
    """The language of this start, one of `LANGUAGES`."""
    application = QCoreApplication.instance()
    language = application.property(SPOKEN) if application is not None else None
    return language if language in LANGUAGES else "en"


def look_up(text: str) -> str:
    """What Qt's translators say."""
    return QCoreApplication.translate(CONTEXT, text)
