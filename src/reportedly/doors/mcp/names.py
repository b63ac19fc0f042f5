"""Names: how reports, claims and readings are called between a client and this door, as URIs.

A key can be anything its author chose, so it is percent-encoded wherever it is shown: no sentence survives in it.
"""

from urllib.parse import quote, unquote

REPORT, CLAIM, READING, CHECK = "report://", "claim://", "reading://", "check://"


def report(key: str) -> str:
    """The URI of an archived report: ``report://`` and its key, percent-encoded."""
    return REPORT + quote(key, safe="", errors="replace")


def claim(key: str, local: str) -> str:
    """The URI of one claim of a report: ``claim://KEY/c3``."""
    return f"{CLAIM}{quote(key, safe='', errors='replace')}/{quote(local, safe='', errors='replace')}"


def meant(asked: str) -> str:
    """What the archive's verbs call it: the key, ``KEY#c3``, or the words as they are."""
    asked = asked.strip()
    if asked.startswith(REPORT):
        return plain(unquote(asked.removeprefix(REPORT)))
    if asked.startswith(CLAIM):
        key, _, local = asked.removeprefix(CLAIM).partition("/")
        return plain(f"{unquote(key)}#{unquote(local)}" if local else unquote(key))
    return plain(asked)


def plain(words: str) -> str:
    """``words`` as a database takes them: no NUL, no lone surrogates."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
