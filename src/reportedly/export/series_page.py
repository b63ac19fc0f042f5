"""A series of figures as one page: the chart, light and dark, and the same in a table for those who can't see it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from reportedly.errors import SettingsError
from reportedly.export import series_plot
from reportedly.export.series_table import choice_of, compared, heading, sources
from reportedly.export.visible import one_line
from reportedly.model.series import Choice, Series

_STYLE = """
:root{color-scheme:light dark;--ink:#222;--paper:#fff;--line:#d9d9d9}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#15181c;--line:#3a3f45}.light{display:none}}
@media(prefers-color-scheme:light){.dark{display:none}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
figure{margin:0;overflow-x:auto}svg{max-width:none}table{border-collapse:collapse;width:100%;margin:1.5rem 0}
caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--line)}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(series: Series) -> str:
    """The page, complete and without scripts; without vl-convert it has the tables alone."""
    shown = [
        f"<h1>{_text(series.query)}</h1>",
        f"<p>{_text(heading(series))}. Nothing is summed, and no figure is chosen{_unless(series)}.</p>",
        _chart(series),
        *parts(series),
        *(f"<p>{_text(warning)}.</p>" for warning in series.warnings),
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{_text(series.query)}</title><style>{_STYLE}</style>"
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{"".join(shown)}</body></html>\n'


def parts(series: Series, *, level: int = 2) -> Iterator[str]:
    """The tables, and what a rule asked for makes of them, its heading at ``level``: each complete, for any page."""
    yield from (table(*rows) for rows in compared(series))
    if series.choice:
        yield _chosen(series.choice, level)
    yield from (table(*rows) for rows in sources(series))


def _text(words: str) -> str:
    return escape(one_line(words))


def _unless(series: Series) -> str:
    return f" but by the rule asked for, {_text(series.choice.title)}" if series.choice else ""


def _chart(series: Series) -> str:
    if not series.figures:
        return ""
    try:
        pictures = {"light": series_plot.svg(series), "dark": series_plot.svg(series, dark=True)}
    except SettingsError:
        return ""
    says = _text(f"Chart of {heading(series)}; the table below says the same.")
    return "".join(
        f'<figure class="{theme}" role="img" aria-label="{says}">{picture}</figure>'
        for theme, picture in pictures.items()
    )


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of one line a cell, all of it escaped here."""
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _chosen(choice: Choice, level: int) -> str:
    out = "".join(f"<li>{_text(each.figure)}: {_text(each.why)}</li>" for each in choice.left_out)
    return (
        f"<h{level}>{_text(choice.title)}: {_text(choice_of(choice))}</h{level}><p>{_text(choice.says)}</p>"
        f"<p>Rests on {_text(', '.join(choice.figures) or 'no figure')}: {_text(choice.why)}.</p>"
        f"<p>Source of the rule: {_text(choice.source)}.</p><p>Passed over:</p><ul>{out or '<li>none</li>'}</ul>"
    )
