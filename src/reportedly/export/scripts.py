"""Words that mix alphabets: a Cyrillic letter among Latin ones looks like its twin, and makes another name of it.

Unicode Technical Standard 39 (confusables) calls them mixed-script; Python tells a letter's script by its name.
"""

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
"""Alphabets whose letters pass for each other's."""


def mixed_words(text: str) -> list[str]:
    """A line for each word of ``text`` that mixes alphabets: the word, and which letters are of which."""
    if text.isascii():
        return []
    return [line for word in dict.fromkeys(_WORD.findall(text)) if not word.isascii() and (line := _mixed(word))]


def _mixed(word: str) -> str:
    found: dict[str, list[str]] = {}
    for letter in word:
        if script := _script(letter):
            found.setdefault(script, []).append(letter)
    if len(found) < 2:
        return ""
    rarest = min(found, key=lambda script: len(found[script]))
    letters = ", ".join(f"{one} (U+{ord(one):04X})" for one in dict.fromkeys(found[rarest]))
    others = " and ".join(script.capitalize() for script in found if script != rarest)
    return f"“{word}” mixes {rarest.capitalize()} letters into {others}: {letters}"


@cache
def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").split(" ")[0]
    return first if first in _SCRIPTS else ""
