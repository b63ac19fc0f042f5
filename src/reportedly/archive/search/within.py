"""Which versions hold all the words of a list's filter: in one passage with the title, or in the title."""

from sqlalchemy import Connection, TextClause, text

from reportedly.archive.search.questions import Term, terms

_HELD = "SELECT p.version FROM passage_words f JOIN passages p ON"


def holds(connection: Connection, words: str, *, in_title: bool = False) -> TextClause | None:
    """A query of the versions that hold every term of ``words``; None where there is no word in it."""
    asked = terms(words)
    if not asked:
        return None
    on = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    return on(asked, in_title)


def _on_sqlite(asked: list[Term], in_title: bool) -> TextClause:
    all_of = " AND ".join(term.fts5 for term in asked)
    match = f"about : ({all_of})" if in_title else all_of
    return text(f"{_HELD} p.id = f.rowid WHERE passage_words MATCH :words_held").bindparams(words_held=match)


def _on_postgresql(asked: list[Term], in_title: bool) -> TextClause:
    """A word of the title has weight D, and the text's A."""
    phrases = [" <-> ".join(f"{word}:{'D' if in_title else 'AD'}" for word in term.words) for term in asked]
    query = text(f"{_HELD} p.id = f.id WHERE f.words @@ to_tsquery('english', :words_held)")
    return query.bindparams(words_held=" & ".join(f"({phrase})" for phrase in phrases))
