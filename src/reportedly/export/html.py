"""HTML: one self-contained page: what the report stands on, the article marked up, claims and findings beside it.

Nothing is fetched: style and script stand in the page, and its Content-Security-Policy allows those
two alone, by hash. The page reads without the script, which only adds keys and highlighting.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from reportedly.export.article import anchor, article, hue, safe
from reportedly.export.cards import claim_card, finding_card, groups
from reportedly.export.dress import PLAIN, Dress
from reportedly.export.outline import Entry, Outline, by_verdict, interval, name_of, outline, shortened
from reportedly.export.stands import stands
from reportedly.model.document import Document
from reportedly.model.reading import Reading

_FILES = Path(__file__).parent / "page"


def page(reading: Reading) -> str:
    """The page of ``reading``, complete, as a string to be written as UTF-8."""
    seen = outline(reading)
    return "".join(line + "\n" for line in _page(seen))


@cache
def _file(name: str) -> tuple[str, str]:
    """A file of ``export/page`` and its hash as the Content-Security-Policy names it."""
    words = (_FILES / name).read_text(encoding="utf-8")
    return words, f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


def _page(seen: Outline) -> Iterator[str]:
    (style, style_hash), (script, script_hash) = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; base-uri 'none'; form-action 'none'"
    )
    document = seen.reading.document
    name = safe(name_of(seen.reading))
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">'
    yield f"<title>{name}: what it stands on</title>\n<style>{style}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#report">Skip to the report</a>'
    yield from top(document, name)
    yield "<main>"
    yield from stands(seen)
    yield '<div class="spread">'
    yield from _report(seen)
    yield '<div class="apparatus">'
    yield from _claims(seen)
    yield from _findings(seen)
    yield from figures(seen)
    yield from _warnings(seen)
    yield "</div>\n</div>\n</main>"
    yield from _foot(seen.reading)
    yield f"<script>{script}</script>\n</body>\n</html>"


def top(document: Document, name: str) -> Iterator[str]:
    """The page's header: what the report is called, who published it, when and where."""
    yield f'<header class="top">\n<p class="kicker">reportedly · a reading</p>\n<h1 dir="auto">{name}</h1>'
    facts = [safe(fact) for fact in (document.publisher, ", ".join(document.authors)) if fact]
    if document.published:
        facts.append(f'<time datetime="{safe(document.published)}">{safe(document.published)}</time>')
    if document.url:
        shown = safe(shortened(document.url, 80))
        is_web = document.url.lower().startswith(("https://", "http://"))
        facts.append(f'<a href="{safe(document.url)}" rel="noreferrer noopener">{shown}</a>' if is_web else shown)
    if facts:
        yield f'<p class="meta">{" · ".join(f"<bdi>{fact}</bdi>" for fact in facts)}</p>'
    yield "</header>"


LEGEND = (
    ("source", "who says it"),
    ("cue", "the word that says so"),
    ("content o0", "what is said, tinted by origin"),
    ("figure", "a figure"),
    ("date", "a date"),
    ("loaded", "loaded or endorsing words"),
    ("hedge", "hedged"),
    ("vague", "vague, or nobody named"),
    ("notice", "denied, confirmed, silent or unverified"),
    ("finding inconsistent", "does not add up"),
    ("finding strained", "holds only at an extreme"),
    ("finding not-checkable", "could not be checked"),
    ("finding consistent", "adds up"),
)
"""A layer of the article and what it shows."""


def _report(seen: Outline) -> Iterator[str]:
    language = seen.reading.document.language
    lang = f' lang="{safe(language)}"' if language not in ("", "und") else ""
    yield '<section id="report" aria-labelledby="h-report" tabindex="-1">\n<h2 id="h-report">The report</h2>'
    samples = "".join(f'<li><span class="s {layer}">words</span> {meaning}</li>' for layer, meaning in LEGEND)
    hint = '<p class="hint soft"><kbd>j</kbd> <kbd>k</kbd> go through claims and findings</p>'
    yield f'<details class="legend"><summary>How to read the marks</summary><ul>{samples}</ul>{hint}</details>'
    yield f'<article class="text"{lang}>'
    yield from article(seen)
    yield "</article>\n</section>"


def _claims(seen: Outline) -> Iterator[str]:
    yield '<section id="claims" aria-labelledby="h-claims">\n<h2 id="h-claims">Claims</h2>'
    for group in groups(seen):
        yield group.head
        own = group.id == "own"
        yield '<div class="own-cards">' if own else ""
        yield from _cards(group.entries, seen)
        if group.more:
            yield f'<details class="more"><summary>{group.more_title}</summary>'
            yield from _cards(group.more, seen)
            yield "</details>"
        yield "</div>" if own else ""
    if not seen.reading.claims:
        yield "<p>No claims were found.</p>"
    yield "</section>"


def _cards(entries: Iterable[Entry], seen: Outline) -> Iterator[str]:
    yield '<ol class="cards">'
    for entry in entries:
        id = entry.claim.id
        yield f'<li class="card {hue(seen, id)}" id="{anchor(id)}" tabindex="-1">{claim_card(entry, seen)}</li>'
    yield "</ol>"


def _findings(seen: Outline) -> Iterator[str]:
    yield '<section id="findings" aria-labelledby="h-findings">\n<h2 id="h-findings">Findings</h2>'
    if seen.reading.findings:
        yield '<ol class="cards">'
        for one in by_verdict(seen.reading.findings):
            about = f'class="card finding-card {one.verdict}" id="{anchor(one.id)}" tabindex="-1"'
            yield f"<li {about}>{finding_card(one, seen)}</li>"
        yield "</ol>"
    else:
        yield "<p>No check applied.</p>"
    yield "</section>"


def figures(seen: Outline, dress: Dress = PLAIN) -> Iterator[str]:
    """The table of figures and dates: the words, and what they were read as."""
    reading = seen.reading
    if not (reading.quantities or reading.dates):
        return
    yield '<section id="figures" aria-labelledby="h-figures">\n<h2 id="h-figures">Figures and dates</h2>'
    head = '<tr><th scope="col">Words</th><th scope="col">Read as</th></tr>'
    yield f'<div class="scroll"><table><thead>{head}</thead><tbody>'
    for id, span, value in (
        *((q.id, q.span, interval(q)) for q in reading.quantities[: dress.rows]),
        *((d.id, d.span, d.value) for d in reading.dates[: dress.rows]),
    ):
        read_as = safe(value)
        if dress.explain:
            read_as = f'<a href="{dress.to(id)}" data-panel>{read_as}</a>'
        link = f'<a href="#t-{anchor(id)}"><bdi>{safe(seen.words([span]))}</bdi></a>'
        yield f'<tr class="row" id="{anchor(id)}"><td>{link}</td><td>{read_as}</td></tr>'
    yield "</tbody></table></div>\n</section>"


def _warnings(seen: Outline) -> Iterator[str]:
    warnings = dict.fromkeys([*seen.reading.document.warnings, *seen.reading.warnings])
    if warnings:
        lines = "".join(f"<li>{safe(warning)}</li>" for warning in warnings)
        yield '<section aria-labelledby="h-warnings">\n<h2 id="h-warnings">Warnings</h2>'
        yield f'<ul class="warnings">{lines}</ul>\n</section>'


def _foot(reading: Reading) -> Iterator[str]:
    made = f"{safe(reading.made_by)} · " if reading.made_by else ""
    yield f"<footer>\n<p>{made}{safe(reading.schema)} · id <bdi>{safe(reading.id)}</bdi></p>"
    yield "<p>Provenance, arithmetic and wording, as the text shows them. What is true is for a person to say.</p>"
    yield "</footer>"
