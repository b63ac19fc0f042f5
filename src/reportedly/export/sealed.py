"""A sealed page: one that fetches nothing; its Content-Security-Policy allows what stands in it alone, by hash."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_FILES = Path(__file__).parent / "page"


@cache
def text_of(name: str) -> str:
    """A file of ``export/page``."""
    return (_FILES / name).read_text(encoding="utf-8")


def head(title: str, style: str) -> Iterator[str]:
    """The page to the end of its head: ``title`` is escaped, ``style`` the one style."""
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">'
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>"
