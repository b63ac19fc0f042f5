"""Bytes of every format, cut and changed: a Document that holds together, or an error of one line; twice the same."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import taking, texts, valid
from tests.fuzz.profiles import examples

FINDS = {  # by format, what atheris found (base64), and what was wrong
    "docx-body": ("PGEvPg==", "a part that is no w:document: an AttributeError of python-docx"),
    "atom": (
        "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iYQBiIj8+PGZlZWQvPg==",
        "a NUL in the charset's name: a ValueError",
    ),
    "mail": (
        base64.b64encode(b"Content-Type: text/html\n\n<html><head><title>Ferry").decode(),
        "a page that ends in its head: an AssertionError of lxml",
    ),
    "docx": (base64.b64encode(valid.docx(b"<w:document/>")).decode(), "a prefix that is not bound"),
}


@pytest.mark.parametrize(("name", "data"), [(name, found[0]) for name, found in FINDS.items()])
def test_what_was_found_is_refused(name, data, tmp_path):
    """Each input that once raised something else is refused in one line, or is a Failure in its place."""
    items = taking.take(name, base64.b64decode(data), tmp_path)
    assert not [item for item in items or [] if not hasattr(item, "error")]


def test_a_docx_of_words_that_nobody_reads(tmp_path):
    """Words that cleaning takes away altogether leave no block: NoText, where there was an IndexError."""
    body = valid.docx_body()
    start, end = body.index(b"<w:p>"), body.index(b"</w:body>")
    empty = body[:start] + "<w:p><w:r><w:t>\u00ad</w:t></w:r></w:p>".encode() + body[end:]
    assert taking.take("docx-body", empty, tmp_path) is None


def _edited(name: str, data: bytes) -> st.SearchStrategy[tuple[str, bytes]]:
    """A file of a format, with up to five stretches cut, doubled or put in."""
    places = st.integers(0, len(data))
    put = st.binary(max_size=9) | st.sampled_from(texts.FRAGMENTS).map(lambda words: words.encode("utf-8", "replace"))
    edit = st.tuples(places, st.sampled_from((0, 0, 1, 4, 60)), put, st.sampled_from((1, 1, 2)))

    def apply(edits: list[tuple[int, int, bytes, int]]) -> tuple[str, bytes]:
        made = data
        for at, cut, new, times in edits:
            made = made[:at] + new * times + made[at + cut :]
        return name, made

    return st.lists(edit, max_size=5).map(apply)


FILES = st.one_of(*(_edited(name, make()) for name, make in sorted((valid.VALID | valid.FIXTURES).items())))


@examples(120)
@given(FILES)
def test_any_bytes(tmp_path_factory, file):
    """Every format: nothing but an IntakeError, spans in order and exact, and the same again from the same bytes."""
    folder = tmp_path_factory.getbasetemp()
    assert repr(taking.take(*file, folder)) == repr(taking.take(*file, folder))


@examples(60)
@given(texts.texts(), st.sampled_from(("utf-8", "utf-16", "utf-16-be", "cp1252", "utf-8-sig")))
def test_any_text_in_any_charset(text, charset):
    """A text file in whatever charset: a Document whose blocks lie in its text, or an IntakeError."""
    data = text.encode(charset, "replace")
    items = taking.take("text", data, None)
    assert items is None or len(items) == 1
