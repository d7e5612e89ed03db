"""Books cut into sentences."""

import re

END_OF_SENTENCE = re.compile(r"""(?<=[.!?])["')]{0,3}\s+(?=["'(]{0,3}[A-Z])""")
"""A full stop, question or exclamation mark, what closes with it, and a capital that opens the next."""

TITLES = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Messrs|Prof|Col|Capt|Gen|Rev|Hon|Esq|Jr|Sr|No|[A-Z]))\.$")
"""A full stop after one of these ends no sentence."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; each paragraph (a line) begins a new one."""
    found: list[str] = []
    for paragraph in text.splitlines():
        start, paragraph = 0, paragraph.strip()
        for gap in END_OF_SENTENCE.finditer(paragraph):
            if TITLES.search(paragraph, start, gap.start()):
                continue
            found.append(paragraph[start : gap.end()].strip())
            start = gap.end()
        if start < len(paragraph):
            found.append(paragraph[start:])
    return found
