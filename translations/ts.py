"""Qt's translation files (.ts): one context, one message a text, where it stands beside it."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path

from translations.sources import Text, braces, texts

CONTEXT = "Headlight"


def read(file: Path) -> dict[str, str]:
    """The translations of a file, by the English text; "" where one is unfinished."""
    known: dict[str, str] = {}
    for message in ElementTree.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        text = message.findtext("source") or ""
        known[text] = (translation.text or "") if translation is not None else ""
    return known


def write(file: Path, language: str, translations: Mapping[str, str], places: Mapping[str, Text]) -> None:
    """Write a file that Qt's tools read, and people too."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, translation in translations.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "location", filename=places[text].file)
        ElementTree.SubElement(message, "source").text = text
        element = ElementTree.SubElement(message, "translation")
        element.text = translation
        if not translation:
            element.set("type", "unfinished")
    ElementTree.indent(root, " ")
    file.parent.mkdir(parents=True, exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def missing(file: Path) -> list[str]:
    """The texts of the program that a file does not translate, or translates with other braces."""
    known = read(file) if file.exists() else {}
    return [text for text in texts() if not known.get(text) or braces(known[text]) != braces(text)]
