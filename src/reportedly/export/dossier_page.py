"""The dossier of a claim as one self-contained page, for somebody who gets it by mail, and for printing.

Nothing is fetched and no script runs: the Content-Security-Policy allows the page's one style alone, by its hash.
The same dossier gives the same bytes.
"""

from collections.abc import Iterator, Mapping

from reportedly.errors import SettingsError
from reportedly.export import dossier_people as people
from reportedly.export import sealed, series_page, series_plot, trace_page
from reportedly.export.article import safe
from reportedly.export.dossier_dress import dressed, section
from reportedly.export.dossier_parts import Section
from reportedly.export.outline import shortened
from reportedly.export.series_table import heading
from reportedly.export.trace_view import view
from reportedly.export.trace_words import answer, counts
from reportedly.export.visible import one_line
from reportedly.model.dossier import Dossier
from reportedly.model.series import Series
from reportedly.model.trace import Trace

_CONTENTS = {
    "words": "The words",
    "source": "Who is behind it",
    "verdicts": "What people judged",
    "starts": "Where it starts",
    "mentions": "Every mention",
    "figures": "Competing figures",
    "earlier": "Earlier checks",
    "corrections": "Corrections",
    "doubts": "Doubts",
    "not-said": "What this does not say",
}


def page(dossier: Dossier, texts: Mapping[int, str] | None = None, *, made_at: str = "") -> str:
    """The page of ``dossier``, to be written as UTF-8.

    ``texts`` are the articles', by version, to show shared passages from; ``made_at`` (ISO 8601) is told in the foot.
    """
    return "".join(line + "\n" for line in _page(dossier, texts or {}, made_at))


def _page(dossier: Dossier, texts: Mapping[int, str], made_at: str) -> Iterator[str]:
    body = list(_main(dossier, texts, made_at))
    name = safe(one_line(shortened(dossier.claim.text or dossier.name, 120)))
    yield from sealed.head(f"Dossier of a claim: {name}", trace_page.style("dossier.css"))
    yield '<body class="dossier">\n<a class="skip" href="#words">Skip to the words</a>'
    yield from _top(dossier, body)
    yield "<main>"
    yield from body
    yield "</main>\n<footer>"
    yield f"<p>{safe(dossier.schema)} · <bdi>{safe(one_line(shortened(dossier.name)))}</bdi></p>"
    yield "<p>Every verdict here is a person’s. What is true is for a person to say.</p>\n</footer>\n</body>\n</html>"


def _top(dossier: Dossier, body: list[str]) -> Iterator[str]:
    lines = "".join(body)
    words = safe(one_line(shortened(dossier.claim.text or dossier.sentence)))
    yield '<header class="top">\n<p class="kicker">reportedly · dossier of a claim</p>'
    yield f'<h1 dir="auto">“{words}”</h1>'
    yield f'<div class="glance">{dressed(people.glance(dossier))}</div>'
    links = [f'<li><a href="#{id}">{name}</a></li>' for id, name in _CONTENTS.items() if f' id="{id}"' in lines]
    yield f'<nav aria-label="Contents"><ol class="contents">{"".join(links)}</ol></nav>\n</header>'


def _main(dossier: Dossier, texts: Mapping[int, str], made_at: str) -> Iterator[str]:
    for made in (people.words, people.source, people.verdicts):
        yield section(made(dossier))
    if dossier.trace:
        yield from _trace(dossier.trace, texts)
    if dossier.series and dossier.series.figures:
        yield from _figures(dossier.series)
    doubtful: Section | None = people.doubts(dossier)
    for found in (people.earlier(dossier), people.corrections(dossier), doubtful, people.foot(dossier, made_at)):
        if found:
            yield section(found)


def _trace(trace: Trace, texts: Mapping[int, str]) -> Iterator[str]:
    seen = view(trace)
    lead = f'{answer(trace)}. <span class="soft">{counts(trace)}</span>'
    yield from trace_page.starts(seen, lead=lead, doubts=False)
    if trace.mentions:
        yield from trace_page.picture(trace)
        yield from trace_page.every_mention(seen, texts)


def _figures(series: Series) -> Iterator[str]:
    yield '<section class="wide" id="figures" aria-labelledby="h-figures">\n<h2 id="h-figures">Competing figures</h2>'
    chosen = "" if series.choice else ", and no figure is chosen"
    yield f'<p class="headline">{safe(heading(series))}</p>\n<p class="soft">Nothing is summed{chosen}.</p>'
    yield _chart(series)
    for part in series_page.parts(series, level=3):
        is_table = part.startswith("<table")
        yield f'<div class="scroll" tabindex="0" role="group">{part}</div>' if is_table else part
    yield "</section>"


def _chart(series: Series) -> str:
    """The chart, light or dark as the reader has it; empty without vl-convert. It holds no style of its own."""
    try:
        pictures = {"light": series_plot.svg(series), "dark": series_plot.svg(series, dark=True)}
    except SettingsError:
        return ""
    says = safe(f"Chart of {heading(series)}; the tables below say the same.")
    spoken = f'role="img" aria-label="{says}"'  # the picture's own parts name themselves in ways that say nothing
    frame = (
        '<div class="scroll chart {}" tabindex="0" role="group"><div {}><div aria-hidden="true">{}</div></div></div>'
    )
    return "".join(frame.format(theme, spoken, svg) for theme, svg in pictures.items())
