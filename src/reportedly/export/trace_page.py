"""A trace as one self-contained page: the answer, the picture, every mention with its words, shared passages on demand.

Nothing is fetched and no script runs: the Content-Security-Policy allows the page's one style alone, by its hash.
"""

from collections.abc import Iterator, Mapping

from reportedly.export import sealed, trace_svg
from reportedly.export.article import HUES, safe
from reportedly.export.outline import shortened
from reportedly.export.trace_graph import graph
from reportedly.export.trace_mentions import Home, mentions
from reportedly.export.trace_passages import sections
from reportedly.export.trace_view import View, follow_line, view
from reportedly.export.trace_words import (
    answer,
    counts,
    heard,
    is_perhaps,
    kind_words,
    publisher_of,
    sure_words,
    voice_line,
    when,
)
from reportedly.model.trace import PrimaryVoice, ReportingOrigin, Trace


def page(trace: Trace, texts: Mapping[int, str] | None = None) -> str:
    """The page of ``trace``, to be written as UTF-8; ``texts`` are the articles', by version, to show passages from."""
    return "".join(line + "\n" for line in _page(view(trace), texts or {}))


def style(*more: str) -> str:
    """The style that the sections below need, and that of the files ``more`` of ``export/page``."""
    return "\n".join([*map(sealed.text_of, ("page.css", "trace.css")), trace_svg.STYLE, *map(sealed.text_of, more)])


def _page(seen: View, texts: Mapping[int, str]) -> Iterator[str]:
    trace = seen.trace
    yield from sealed.head(f"{answer(trace)}: {safe(shortened(trace.claim, 120))}", style())
    yield '<body>\n<a class="skip" href="#mentions">Skip to the mentions</a>'
    yield '<header class="top">\n<p class="kicker">reportedly · a trace</p>'
    yield f'<h1>{answer(trace)}</h1>\n<p class="headline" dir="auto">“{safe(shortened(trace.claim))}”</p>'
    yield f'<p class="meta">{counts(trace)}</p>\n</header>\n<main>'
    yield from starts(seen)
    if trace.mentions:
        yield from picture(trace)
        yield from every_mention(seen, texts)
    yield "</main>"
    yield f"<footer>\n<p>{safe(trace.schema)} · asked: <bdi>{safe(shortened(trace.query))}</bdi></p>"
    yield "<p>Who has it from whom, as texts and times show it. What is true is for a person to say.</p>"
    yield "</footer>\n</body>\n</html>"


def starts(seen: View, *, lead: str = "", doubts: bool = True) -> Iterator[str]:
    """The section of origins and first voices; ``lead`` is said first, escaped; ``doubts`` may stand elsewhere."""
    yield '<section class="stands" id="starts" aria-labelledby="h-stands">\n<h2 id="h-stands">Where it starts</h2>'
    if lead:
        yield f'<p class="headline">{lead}</p>'
    yield '<div class="ground">'
    yield '<ol class="origins" aria-label="Origins">'
    for number, origin in enumerate(seen.trace.origins):
        yield _origin(origin, number, seen)
    yield "</ol>\n<div>"
    if seen.trace.voices:
        lines = "".join(_voice(voice, seen) for voice in seen.trace.voices)
        yield f'<h3 class="label">Whose words they are</h3>\n<ul class="first">{lines}</ul>'
    notes = list(dict.fromkeys([*seen.trace.doubts, *seen.trace.warnings]))
    if doubts and notes:
        lines = "".join(f"<li>{safe(shortened(note, 500))}</li>" for note in notes)
        yield f'<h3 class="label">What is doubtful</h3>\n<ul class="doubts">{lines}</ul>'
    yield "</div>\n</div>\n</section>"


def _origin(origin: ReportingOrigin, number: int, seen: View) -> str:
    letter, mention = seen.letters[origin.article], seen.nodes[origin.article].mention
    perhaps = " perhaps" if is_perhaps(origin) else ""
    sure = f"{'perhaps: ' if perhaps else ''}{sure_words(origin.sure)}"
    sign = f'<a class="letter o{number % HUES}{perhaps}" href="#m-{letter}"><span class="vh">origin </span>{letter}</a>'
    stamp = when(mention) if mention else "not in the archive"
    name = f"<b><bdi>{safe(shortened(publisher_of(origin), 120))}</bdi></b>"
    facts = f'<div><p>{name}</p><p class="soft">{stamp}</p><p class="soft">{sure}</p></div>'
    voices = safe(shortened(heard(origin, mention)))
    lines = [f'<p><span class="key">heard</span> <bdi>{voices}</bdi></p>' if voices else "<p>names nobody it heard</p>"]
    lines += [f"<p>{safe(shortened(reason))}</p>" for reason in origin.why]
    lines.append(f'<p class="soft">{safe(follow_line(origin, seen))}</p>')
    return f'<li>{sign}{facts}<div class="about">{"".join(lines)}</div></li>'


def _voice(voice: PrimaryVoice, seen: View) -> str:
    places = [(number, origin.article) for number, origin in enumerate(seen.trace.origins)]
    hearing = set(voice.origins)
    letters = "".join(
        f' <a class="letter o{number % HUES}" href="#m-{seen.letters[article]}">{seen.letters[article]}</a>'
        for number, article in places
        if article in hearing
    )
    name = f"<b><bdi>{safe(shortened(voice.name, 160))}</bdi></b> {safe(kind_words(voice.kind))}"
    return f'<li><p>{name}</p><p class="soft">{safe(voice_line(voice))}{letters}</p></li>'


def picture(trace: Trace) -> Iterator[str]:
    """The section of the picture, for wide pages and for telephones."""
    yield '<section class="wide" aria-labelledby="h-picture">\n<h2 id="h-picture">Who has it from whom, over time</h2>'
    yield '<div class="scroll picture" role="group" tabindex="0">'
    yield f"{graph(trace, alone=False)}</div>"
    yield f'<div class="picture small">{graph(trace, narrow=True, alone=False, id="s")}</div>\n</section>'


def every_mention(seen: View, texts: Mapping[int, str], home: Home | None = None) -> Iterator[str]:
    """The section of the table, and that of shared passages, from ``texts`` by version."""
    yield '<section class="wide" id="mentions" aria-labelledby="h-mentions" tabindex="-1">'
    yield '<h2 id="h-mentions">Every mention</h2>'
    yield from mentions(seen, texts, home)
    yield "</section>"
    pairs = list(sections(seen, texts))
    if pairs:
        yield '<section class="wide" aria-labelledby="h-pairs">\n<h2 id="h-pairs">Passages they share</h2>'
        yield '<p class="soft">Each opens to show both texts side by side; the words they share are marked.</p>'
        yield from pairs
        yield "</section>"
