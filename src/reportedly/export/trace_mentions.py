"""The table of a trace's page: every mention, by origin, with how it has the claim, and its words, the claim marked."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from reportedly.export.article import HUES, safe
from reportedly.export.outline import shortened
from reportedly.export.trace_passages import MOST_PAIRS, edges_of
from reportedly.export.trace_view import Node, View, name_of
from reportedly.export.trace_words import (
    is_perhaps,
    kind_words,
    likely,
    moment,
    role_words,
    sure_words,
    tie_words,
    when,
)
from reportedly.model.trace import Edge, Mention

_HEADS = ("Origin", "Outlet", "Published", "How it has it", "Its words")
_LONGEST = 700
"""Of a sentence so many characters are shown on either side of the claim, and of the claim itself."""


class Home(NamedTuple):
    """Where a page stands that shows the table: ``places`` are where articles can be read, ``here`` is one, by key."""

    places: Mapping[str, str]
    here: str = ""


def mentions(seen: View, texts: Mapping[int, str], home: Home | None = None) -> Iterator[str]:
    """The table, a row an article, in the order of the picture; ``texts`` by version show the words of a credit.

    Rows are numbered from 0 in ``data-row``, as ``trace_net`` names them.
    """
    home, numbers = home or Home({}), count()
    places = {letter: number % HUES for number, letter in enumerate(seen.letters.values())}
    pairs = {id(edge): n for n, edge in enumerate((e for _, e in edges_of(seen) if e.passages), 1) if n <= MOST_PAIRS}
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
    yield '<table class="mentions">\n<caption class="vh">Every mention, by origin, then by whom it is from'
    yield f"</caption><thead><tr>{head}</tr></thead>\n<tbody>"
    for lane in seen.lanes:
        for node in lane.nodes:
            cells = [_outlet(node, home), _stamp(node), _how(node, seen, pairs, texts)]
            yield _row(next(numbers), node, lane.letter, places, cells)
    yield "</tbody></table>"


def _row(number: int, node: Node, letter: str, places: dict[str, int], told: list[str]) -> str:
    tint = f"o{places[letter]}" if letter else "loose"
    sign = f'<span class="letter {tint}">{letter}</span>' if letter else '<span class="soft">not known</span>'
    id = f' id="m-{letter}" tabindex="-1"' if node.origin else ""
    named = zip(_HEADS, [sign, *told, _words(node.mention) if node.mention else ""], strict=True)
    body = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in named)
    return f'<tr{id} data-row="{number}" class="{"start" if node.origin else ""}">{body}</tr>'


def _stamp(node: Node) -> str:
    return _when(node.mention) if node.mention else "not in the archive"


def _when(mention: Mention) -> str:
    is_time = moment(mention.published) is not None
    return f'<time datetime="{safe(mention.published or "")}">{when(mention)}</time>' if is_time else when(mention)


def _outlet(node: Node, home: Home) -> str:
    name = f"<bdi>{safe(shortened(name_of(node), 120))}</bdi>"
    if not (mention := node.mention):
        return name
    title = safe(shortened(mention.title or mention.article, 160))
    if place := home.places.get(node.key):
        title = f'<a href="{safe(place)}">{title}</a>'
    elif mention.article.lower().startswith(("https://", "http://")):
        title = f'<a href="{safe(mention.article)}" rel="noreferrer noopener">{title}</a>'
    here = '<span class="line"><span class="badge">this report</span></span>' if home.here == node.key else ""
    return f'<b>{name}</b><span class="line soft"><bdi>{title}</bdi></span>{here}'


def _words(mention: Mention) -> str:
    """The sentence with the claim marked, and whose word it is."""
    start, end = mention.span.start - mention.sentence.start, mention.span.end - mention.sentence.start
    words = mention.words
    if len(words) != mention.sentence.end - mention.sentence.start or not 0 <= start < end <= len(words):
        start, end = 0, len(words)  # the words are the claim's own
    before, claim, after = words[:start], words[start:end], words[end:]
    before = f"… {before[-_LONGEST:]}" if len(before) > _LONGEST else before
    marked = f"{safe(before)}<mark>{safe(shortened(claim, _LONGEST))}</mark>{safe(after[:_LONGEST])}"
    voice = safe(shortened(mention.voice, 120)) if mention.voice else kind_words(mention.voice_kind)
    through = "".join(f", through <bdi>{safe(shortened(name, 80))}</bdi>" for name in mention.through[:4])
    place = f"[{mention.span.start}–{mention.span.end}]"
    about = f'<span class="line soft">by the word of <bdi>{voice}</bdi>{through} {place}</span>'
    return f'<span class="words" dir="auto">{marked}</span>{about}'


def _how(node: Node, seen: View, pairs: dict[int, int], texts: Mapping[int, str]) -> str:
    lines = []
    if node.mention and not node.tie:
        lines.append(_start(node, node.mention))
    for edge in (*([node.tie] if node.tie else []), *node.others):
        lines.append(_tie(edge, node, seen, pairs, texts))
    if node.mention:
        lines += [f'<span class="soft">{safe(shortened(why))}</span>' for why in node.mention.why]
        lines.append(f'<span class="soft">on its own: {likely(node.mention.own)}</span>')
    return "".join(f'<span class="line">{line}</span>' for line in lines)


def _start(node: Node, mention: Mention) -> str:
    if node.origin:
        return f"<b>{'perhaps ' if is_perhaps(node.origin) else ''}reports it by itself</b>"
    role = role_words(mention)
    return role if mention.role == "origin" else f"{role}; from whom, is not known"


def _tie(edge: Edge, node: Node, seen: View, pairs: dict[int, int], texts: Mapping[int, str]) -> str:
    name = f"<bdi>{safe(shortened(name_of(seen.nodes[edge.earlier]), 80))}</bdi>"
    words = tie_words(edge)
    if (number := pairs.get(id(edge))) is not None:
        words = f'<a href="#p-{number}">{words}</a>'
    of = " of" if edge.tie == "copies" and edge.passages else ""
    quoted = ""
    if edge.credit and node.mention and (text := texts.get(node.mention.version)):
        quoted = f": <bdi>“{safe(shortened(edge.credit.of(text), 160))}”</bdi>"
    why = f' <span class="soft">{safe(shortened(edge.why))}</span>' if edge.why and not quoted else ""
    return f"{words}{of} {name} ({sure_words(edge.sure)}){quoted}{why}"
