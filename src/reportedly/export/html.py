"""HTML: one self-contained page: what the report stands on, the article marked up, claims and findings beside it.

Nothing is fetched: style and script stand in the page, and its Content-Security-Policy allows those
two alone, by hash. The page reads without the script, which only adds keys and highlighting.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from reportedly.export.article import HUES, anchor, article, hue, safe
from reportedly.export.notes import cautions, notices
from reportedly.export.outline import (
    SYMBOLS,
    Entry,
    Origin,
    Outline,
    by_verdict,
    counted,
    flag_words,
    heading,
    interval,
    name_of,
    offsets,
    outline,
    shortened,
    stance_words,
    worth_words,
)
from reportedly.model.claims import Finding
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
    yield from _top(document, name)
    yield "<main>"
    yield from _stands(seen)
    yield '<div class="spread">'
    yield from _report(seen)
    yield '<div class="apparatus">'
    yield from _claims(seen)
    yield from _findings(seen)
    yield from _figures(seen)
    yield from _warnings(seen)
    yield "</div>\n</div>\n</main>"
    yield from _foot(seen.reading)
    yield f"<script>{script}</script>\n</body>\n</html>"


def _top(document: Document, name: str) -> Iterator[str]:
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


def _stands(seen: Outline) -> Iterator[str]:
    yield '<section class="stands" aria-labelledby="h-stands">\n<h2 id="h-stands">What it stands on</h2>'
    yield f'<p class="headline">{safe(seen.headline)}</p>\n<div class="ground">'
    yield '<ol class="origins" aria-label="Origins">'
    for number, origin in enumerate(seen.origins):
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
        f'<a class="{verdict}" href="#findings">{_verdict(verdict, f"{verdicts.count(verdict)} ")}</a>'
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


_LEGEND = (
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


def _report(seen: Outline) -> Iterator[str]:
    language = seen.reading.document.language
    lang = f' lang="{safe(language)}"' if language not in ("", "und") else ""
    yield '<section id="report" aria-labelledby="h-report" tabindex="-1">\n<h2 id="h-report">The report</h2>'
    samples = "".join(f'<li><span class="s {layer}">words</span> {meaning}</li>' for layer, meaning in _LEGEND)
    hint = '<p class="hint soft"><kbd>j</kbd> <kbd>k</kbd> go through claims and findings</p>'
    yield f'<details class="legend"><summary>How to read the marks</summary><ul>{samples}</ul>{hint}</details>'
    yield f'<article class="text"{lang}>'
    yield from article(seen)
    yield "</article>\n</section>"


def _route(route: list[str]) -> str:
    steps = '<span aria-hidden="true"> ← </span><span class="vh"> from </span>'.join(
        f"<bdi>{safe(step)}</bdi>" for step in route
    )
    return f'<p class="route soft">{steps}</p>'


def _claims(seen: Outline) -> Iterator[str]:
    yield '<section id="claims" aria-labelledby="h-claims">\n<h2 id="h-claims">Claims</h2>'
    for number, origin in enumerate(seen.origins):
        letter = f'<span class="letter o{number % HUES}" aria-hidden="true">{origin.letter}</span>'
        route = " ← ".join(f"<bdi>{safe(step)}</bdi>" for step in heading(origin))
        spoken = f'<span class="vh">Origin {origin.letter}: </span>'
        yield f'<div class="origin" id="o-{origin.letter}">{letter}<h3>{spoken}{route}</h3></div>'
        yield from _cards(origin.entries, seen)
    for title, entries in (
        ("Denied or taken back", seen.denied),
        ("Attributed, first voice not placed", seen.unplaced),
    ):
        if entries:
            yield f'<div class="origin"><h3>{title}</h3></div>'
            yield from _cards(entries, seen)
    marked = [entry for entry in seen.own if not entry.is_plain]
    plain = [entry for entry in seen.own if entry.is_plain]
    if seen.own:
        yield '<div class="origin" id="own"><h3>In the report’s own voice</h3></div>\n<div class="own-cards">'
        yield from _cards(marked, seen)
        if plain:
            summary = counted(len(plain), "more plain assertion" if marked else "plain assertion")
            yield f'<details class="more"><summary>{summary}</summary>'
            yield from _cards(plain, seen)
            yield "</details>"
        yield "</div>"
    if not seen.reading.claims:
        yield "<p>No claims were found.</p>"
    yield "</section>"


def _cards(entries: Iterable[Entry], seen: Outline) -> Iterator[str]:
    yield '<ol class="cards">'
    for entry in entries:
        yield _card(entry, seen)
    yield "</ol>"


def _card(entry: Entry, seen: Outline) -> str:
    claim = entry.claim
    tint, id = hue(seen, claim.id), anchor(claim.id)
    chip = f'<a class="chip {tint}" href="#t-{id}"><span class="vh">words of claim </span>{safe(claim.id)}</a>'
    lines = [f'<p class="words" dir="auto">{chip} {safe(shortened(seen.words(claim.spans)))}</p>', *_said(entry, seen)]
    bits = [_bit("figure", q.id, seen.words([q.span]), interval(q)) for q in entry.quantities]
    bits += [_bit("date", d.id, seen.words([d.span]), d.value) for d in entry.dates]
    bits += [_bit(m.kind, m.id, seen.words([m.span]), m.why) for m in entry.marks]
    if bits:
        lines.append(f"<ul>{''.join(bits)}</ul>")
    if flags := flag_words(entry):
        lines.append(f'<p class="said"><span class="flag">{safe("; ".join(flags))}</span></p>')
    sure = f" · confidence {entry.attribution.confidence:.2f}" if entry.attribution else ""
    worth = f" · {safe(worth)}" if (worth := worth_words(claim)) else ""
    lines.append(f'<p class="where">{offsets(claim.spans)}{sure}{worth}</p>')
    return f'<li class="card {tint}" id="{id}" tabindex="-1">{"".join(lines)}</li>'


def _said(entry: Entry, seen: Outline) -> Iterator[str]:
    if said := entry.attribution:
        source, cue = seen.words(said.source), seen.words(said.cue)
        parts = [
            f'<span class="key">source</span> <bdi>“{safe(shortened(source, 120))}”</bdi>'
            if source
            else "no source stated"
        ]
        parts.append(f'<span class="key">cue</span> <bdi>“{safe(shortened(cue, 60))}”</bdi>' if cue else "no cue")
        parts += [said.quote, *filter(None, [stance_words(said)])]
        yield f'<p class="said">{" · ".join(parts)}</p>'


def _bit(kind: str, id: str, words: str, value: str) -> str:
    link = f'<a href="#t-{anchor(id)}"><bdi>“{safe(words)}”</bdi></a>'
    return f'<li><span class="key">{kind}</span> {link} {safe(value)}</li>'


def _findings(seen: Outline) -> Iterator[str]:
    yield '<section id="findings" aria-labelledby="h-findings">\n<h2 id="h-findings">Findings</h2>'
    if seen.reading.findings:
        yield '<ol class="cards">'
        yield from (_finding(finding, seen) for finding in by_verdict(seen.reading.findings))
        yield "</ol>"
    else:
        yield "<p>No check applied.</p>"
    yield "</section>"


def _finding(finding: Finding, seen: Outline) -> str:
    id, verdict = anchor(finding.id), finding.verdict
    needs = f'<p class="said"><span class="key">needs</span> {safe(finding.needs)}</p>' if finding.needs else ""
    places = []
    for number, span in enumerate(finding.spans, 1):
        place = f"t-{id}" + (f"-{number}" if number > 1 else "")
        link = f'<a href="#{place}"><bdi>“{safe(shortened(seen.words([span]), 120))}”</bdi></a>'
        places.append(f'<li>{link} <span class="key">{offsets([span])}</span></li>')
    working = f'<p class="working">{safe(finding.working)}</p>'
    about = f'<p class="where">{safe(finding.id)} · confidence {finding.confidence:.2f}</p>'
    body = f"<p>{_verdict(verdict)} · {safe(finding.kind)}</p>{working}{needs}<ul>{''.join(places)}</ul>{about}"
    return f'<li class="card finding-card {verdict}" id="{id}" tabindex="-1">{body}</li>'


def _verdict(verdict: str, before: str = "") -> str:
    sign = f'<span class="sign" aria-hidden="true">{SYMBOLS[verdict]}</span>'
    return f'<span class="verdict">{sign}{before}{verdict.replace("-", " ")}</span>'


def _figures(seen: Outline) -> Iterator[str]:
    reading = seen.reading
    if not (reading.quantities or reading.dates):
        return
    yield '<section id="figures" aria-labelledby="h-figures">\n<h2 id="h-figures">Figures and dates</h2>'
    head = '<tr><th scope="col">Words</th><th scope="col">Read as</th></tr>'
    yield f'<div class="scroll"><table><thead>{head}</thead><tbody>'
    for id, span, value in (
        *((q.id, q.span, interval(q)) for q in reading.quantities),
        *((d.id, d.span, d.value) for d in reading.dates),
    ):
        link = f'<a href="#t-{anchor(id)}"><bdi>{safe(seen.words([span]))}</bdi></a>'
        yield f'<tr class="row" id="{anchor(id)}"><td>{link}</td><td>{safe(value)}</td></tr>'
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
