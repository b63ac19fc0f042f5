"""What a report stands on, at the head of its page: its origins, the kinds of first voice, who answered, verdicts."""

from collections.abc import Iterator

from reportedly.export.article import HUES, safe
from reportedly.export.cards import verdict_words
from reportedly.export.dress import PLAIN, Dress
from reportedly.export.notes import cautions, notices
from reportedly.export.outline import SYMBOLS, Origin, Outline, counted


def stands(seen: Outline, dress: Dress = PLAIN) -> Iterator[str]:
    """The section at the head: the origins, the kinds of first voice, who answered, the verdicts."""
    yield '<section class="stands" aria-labelledby="h-stands">\n<h2 id="h-stands">What it stands on</h2>'
    yield f'<p class="headline">{safe(seen.headline)}</p>\n<div class="ground">'
    yield '<ol class="origins" aria-label="Origins">'
    for number, origin in enumerate(seen.origins[: dress.rows]):
        yield from _origin(origin, number)
    yield "</ol>\n<div>"
    kinds = ((f' class="{"" if n else "none"}"', label, n) for label, n in seen.kinds)
    rows = "".join(f"<div{about}><dt>{label}</dt><dd>{n}</dd></div>" for about, label, n in kinds)
    yield f'<h3 class="label">Claims by kind of first voice</h3>\n<dl class="kinds">{rows}</dl>'
    yield from notices(seen)
    if seen.warned:
        yield f'<div class="about-report"><h3 class="label">About the report itself</h3>{cautions(seen.warned)}</div>'
    verdicts = [finding.verdict for finding in seen.reading.findings]
    tally = [
        f'<a class="{verdict}" href="#findings">{verdict_words(verdict, f"{verdicts.count(verdict)} ")}</a>'
        for verdict in SYMBOLS
        if verdict in verdicts
    ]
    if tally:
        yield f'<p class="verdicts">{" ".join(tally)}</p>'
    yield "</div>\n</div>\n</section>"


def _origin(origin: Origin, number: int) -> Iterator[str]:
    routes = "".join(_route(route) for route in origin.routes if len(route) > 2)
    caution = f'<p class="caution">{safe("; ".join(origin.cautions))}</p>' if origin.cautions else ""
    why = f'<p class="soft">{safe(origin.why)}</p>' if origin.why else ""
    witness = "".join(f'<p class="witness">{safe(line)}</p>' for line in origin.witness)
    kind = f"{safe(origin.kind.replace('-', ' '))}, {counted(len(origin.entries), 'claim')}"
    tint, spoken = f"o{number % HUES}", f'<span class="vh">origin </span>{origin.letter}'
    letter = f'<a class="letter {tint}" href="#o-{origin.letter}">{spoken}</a>'
    name = f'<div><p><b><bdi>{safe(origin.name)}</bdi></b></p><p class="soft">{kind}</p></div>'
    yield f'<li>{letter}{name}<div class="about">{routes}{caution}{why}{witness}{cautions(origin.warned)}</div></li>'


def _route(route: list[str]) -> str:
    steps = '<span aria-hidden="true"> ← </span><span class="vh"> from </span>'.join(
        f"<bdi>{safe(step)}</bdi>" for step in route
    )
    return f'<p class="route soft">{steps}</p>'
