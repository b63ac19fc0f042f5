"""Masked sentences: quantities and dates become one-character slots, so that a rule reads as a sentence frame.

"54 of the 120 wells, or 45 percent" is masked to "C of the C wells, or P" (the letters stand for characters of
Unicode's private use area), and a frame such as ``<n:part> of the <n:total> <words>, or <share:share>`` finds the
three figures by their place in the sentence. Gaps in frames are bounded, so matching is linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

from msgspec.structs import replace

from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span

_Item = TypeVar("_Item", Quantity, Date)
_SLOT = {
    "count": "\ue000",
    "money": "\ue001",
    "measure": "\ue002",
    "rate": "\ue003",
    "percent": "\ue004",
    "points": "\ue005",
    "multiple": "\ue006",
    "fraction": "\ue007",
    "ordinal": "\ue008",
    "age": "\ue009",
    "duration": "\ue00a",
    "date": "\ue00b",
}
_NO_SLOTS = dict.fromkeys(map(ord, _SLOT.values()), "\ufffd")
_KINDS = {
    **{kind: (kind,) for kind in _SLOT},
    "n": ("count", "money", "measure", "rate"),
    "share": ("percent", "fraction"),
    "value": ("count", "money", "measure", "rate", "percent"),
    "any": tuple(kind for kind in _SLOT if kind != "date"),
}
_ALL = "".join(char for kind, char in _SLOT.items() if kind != "date")
"""The slots a gap may not skip; a date may stand in a gap as any word may."""
HEDGE = (
    r"(?:(?:(?:an?|the|some)\s+)?(?:about|around|roughly|approximately|nearly|almost|some|just|only|mere|barely|hardly|"
    r"fully|estimated|scarcely|paltry|meagre|meager|measly|miserable|meek|derisory|pitiful|tiny|scant|bare|"
    r"no more than|no fewer than|no less than|little more than|close to|full|grand total of|total of"
    r"|over|under|more than|less than|fewer than|at least|at most|up to|as many as|as much as|well|a whopping|an? equal"
    r"|an? astonishing|an? staggering|slightly|exactly|precisely|equivalent to|equal to|the equivalent of|"
    r"that is|i\.e\.|record|seasonally adjusted|revised|projected)\s+){0,3}"
)
_MACROS = {
    "hedge": HEDGE,
    "words": rf"(?:\s+(?:\d+(?:[.,]\d+)+|[^\s{_ALL},;:.()—–]+)){{0,6}}?",
    "gap": rf"[^{_ALL};.!?()—–]{{0,60}}?",
    "long": rf"[^{_ALL};!?()]{{0,110}}?",
    "q": r"[“”\"‘’']?",
}
_SAID_BETWEEN = re.compile(
    r",\s+(?:according\s+to\s+(?:[^\W\d_][\w’'.-]*\s+){0,7}?[^\W\d_][\w’'.-]*|(?:[^\W\d_][\w’'.-]*\s+){1,8}?"
    r"(?:said|says|reported|announced|told\s+(?:[^\W\d_][\w’'.-]*\s+){0,2}?[^\W\d_][\w’'.-]*)"
    r"(?:\s+(?:on\s+|late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|evening|night|"
    r"afternoon))?)?)(?=,)"
)
"""Who said so, between commas in a sentence: it stands between figures that belong together, and is left out."""
_ANY_HEDGE = rf"[^{_ALL}]{{0,90}}?"
_BARE_BEFORE_ASIDE = re.compile(r"[\d.,]*\d(?:,| \()\s*(?:or|about)\b")
_FROM_TO = re.compile(r"from\s+(?P<one>.{1,40}?)\s+to\s+(?P<two>.{1,40})", re.IGNORECASE | re.DOTALL)
_OUT_OF = re.compile(r"(?P<one>\d[\d,]*)\s+(?:out\s+)?of\s+(?P<two>\d{2}[\d,]*)", re.IGNORECASE)
_MACRO = re.compile(r"(?<!\?P)<([a-z|]+)(?::([a-z_]+\d?))?>")


@dataclass(frozen=True)
class Masked:
    """One sentence: its span, its masked text, and what stands at each slot."""

    span: Span
    text: str
    items: dict[int, Quantity | Date]
    _ends: tuple[int, ...]
    _shifts: tuple[int, ...]

    @cached_property
    def notes(self) -> dict[str, Any]:
        """What rules have found in the sentence, by name, for the rules after them."""
        return {}

    @cached_property
    def slots(self) -> str:
        """The slot characters of the sentence, in order."""
        return "".join(self.text[place] for place in self.items)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item.id: place for place, item in self.items.items()}

    @cached_property
    def _order(self) -> list[int]:
        return list(self.items)

    def before_and_after(self, start: int, end: int) -> tuple[list[int], int | None]:
        """The places of at most two slots before ``start``, nearest last, and of the first one at or behind ``end``."""
        left, right = bisect_left(self._order, start), bisect_left(self._order, end)
        return self._order[max(0, left - 2) : left], self._order[right] if right < len(self._order) else None

    def within(self, start: int, end: int) -> list[Quantity | Date]:
        """What stands at the slots of ``text[start:end]``, in order."""
        return [self.items[at] for at in self._order[bisect_left(self._order, start) : bisect_left(self._order, end)]]

    def original(self, position: int) -> int:
        """The offset in the document of ``position`` in the masked text."""
        return position + self._shifts[bisect_right(self._ends, position)]

    def quantities(self) -> list[Quantity]:
        """The quantities of the sentence, in order."""
        return [item for item in self.items.values() if isinstance(item, Quantity)]

    def place(self, item: Quantity | Date) -> int:
        """Where a quantity or date of this sentence stands in the masked text."""
        return self._places[item.id]

    def between(self, left: Quantity, right: Quantity) -> str:
        """The masked words between two quantities of this sentence, ``left`` before ``right``."""
        return self.text[self._places[left.id] + 1 : self._places[right.id]]

    def after(self, quantity: Quantity, length: int = 60) -> str:
        """The masked words after a quantity of this sentence."""
        place = self._places[quantity.id]
        return self.text[place + 1 : place + 1 + length]

    def before(self, quantity: Quantity, length: int = 60) -> str:
        """The masked words before a quantity of this sentence."""
        place = self._places[quantity.id]
        return self.text[max(0, place - length) : place]


def slots(kinds: str) -> str:
    """The slot characters of ``kinds`` (names joined by "|"), for a regular expression's class."""
    return "".join(_SLOT[kind] for name in kinds.split("|") for kind in _KINDS[name])


def mask(text: str, sentence: Span, quantities: Sequence[Quantity], dates: Sequence[Date]) -> Masked:
    """``sentence`` of ``text`` with its quantities and dates as slots; both sequences are in text order.

    A calendar date wins over a quantity it overlaps ("March 5"), a quantity over a duration or a set; "now" and
    "recently", which name no day, stay words.
    """
    pieces: list[str] = []
    items: dict[int, Quantity | Date] = {}
    ends: list[int] = []
    shifts = [sentence.start]
    at, length = sentence.start, 0
    written = list(_as_written(text, _chosen(sentence, quantities, dates)))
    asides = [
        Span(*found.span())
        for found in _SAID_BETWEEN.finditer(text, sentence.start, sentence.end)
        if all(_is_within(item, Span(*found.span())) for item in written if item.span.overlaps(Span(*found.span())))
    ]
    chosen = [item for item in written if not any(item.span.overlaps(aside) for aside in asides)]
    for item in sorted((*chosen, *asides), key=lambda item: item if isinstance(item, Span) else item.span):
        span = item if isinstance(item, Span) else item.span
        pieces.append(_plain(text[at : span.start]))
        length += span.start - at
        if not isinstance(item, Span):
            pieces.append(_SLOT["date" if isinstance(item, Date) else item.kind])
            items[length] = item
            length += 1
        ends.append(length)
        at = span.end
        shifts.append(at - length)
    pieces.append(_plain(text[at : sentence.end]))
    return Masked(sentence, "".join(pieces), items, tuple(ends), tuple(shifts))


def _is_within(item: Quantity | Date, aside: Span) -> bool:
    """Whether it is a day told with who said so: figures there are kept, and so is what stands around them."""
    return isinstance(item, Date) and aside.start <= item.span.start and item.span.end <= aside.end


def _plain(words: str) -> str:
    """Words without slots of their own: icon fonts leave such characters behind."""
    return words if words.isascii() else words.translate(_NO_SLOTS)


def _chosen(sentence: Span, quantities: Sequence[Quantity], dates: Sequence[Date]) -> list[Quantity | Date]:
    days = [d for d in _inside(sentence, dates) if d.type in ("DATE", "TIME") and any(c.isdigit() for c in d.value)]
    shares = {q.span.end: q.span for q in _inside(sentence, quantities) if q.kind == "fraction"}
    days = [d for d in days if not shares.get(d.span.end, d.span).start < d.span.start]  # "a quarter" is no date
    ends = [d.span.end for d in days]  # dates don't overlap, so the first that ends behind a figure's start decides
    figures = [
        q
        for q in _inside(sentence, quantities)
        if (at := bisect_right(ends, q.span.start)) == len(days) or not q.span.overlaps(days[at].span)
    ]
    found: list[Quantity | Date] = []
    both: list[Quantity | Date] = [*days, *figures]
    for item in sorted(both, key=lambda item: item.span):
        if not found or found[-1].span.end <= item.span.start:
            found.append(item)
    return found


def _as_written(text: str, chosen: Sequence[Quantity | Date]) -> Iterator[Quantity | Date]:
    """Readings of figures that only a rule's frame can tell: bare shares before an aside, parts of wholes, moves.

    In "96, or 15 percent" the sign is the aside's alone; a range written "from 45 to 59" may be a move, so it
    becomes two slots, and frames say which it is.
    """
    for item in chosen:
        if isinstance(item, Date):
            yield item
        elif item.kind == "percent" and _BARE_BEFORE_ASIDE.match(text, item.span.start):
            yield replace(item, kind="count", unit="")
        elif item.kind == "fraction" and (counted := _OUT_OF.fullmatch(text, item.span.start, item.span.end)):
            for name in ("one", "two"):
                value = float(counted[name].replace(",", ""))
                yield replace(
                    item,
                    id=f"{item.id}.{name}",
                    span=Span(*counted.span(name)),
                    kind="count",
                    unit="",
                    low=value,
                    high=value,
                )
        elif item.kind == "fraction" and text[: item.span.end].endswith(" of"):
            yield replace(item, span=Span(item.span.start, item.span.end - 3))
        elif found := _FROM_TO.fullmatch(text, item.span.start, item.span.end):
            for name, value in (("one", item.low), ("two", item.high)):
                yield replace(item, id=f"{item.id}.{name}", span=Span(*found.span(name)), low=value, high=value)
        else:
            yield item


def _inside(sentence: Span, items: Sequence[_Item]) -> list[_Item]:
    first = bisect_left(items, sentence.start, key=lambda item: item.span.start)
    found = []
    for item in items[first:]:
        if item.span.start >= sentence.end:
            break
        if item.span.end <= sentence.end:
            found.append(item)
    return found


@dataclass(frozen=True)
class Match:
    """Where a frame was found: the quantities and dates in its slots, and the words of its groups."""

    masked: Masked
    found: re.Match[str]

    def quantity(self, name: str) -> Quantity:
        """The quantity in slot ``name``."""
        item = self.masked.items[self.found.start(name)]
        if not isinstance(item, Quantity):
            raise TypeError(name)
        return item

    def date(self, name: str) -> Date:
        """The date in slot ``name``."""
        item = self.masked.items[self.found.start(name)]
        if not isinstance(item, Date):
            raise TypeError(name)
        return item

    def words(self, name: str) -> str:
        """The masked words of group ``name``; empty where it took no part."""
        return self.found.group(name) or ""

    def place(self, name: str | int = 0) -> Span:
        """The span in the document of group ``name``, or of the whole match."""
        return Span(self.masked.original(self.found.start(name)), self.masked.original(self.found.end(name)))


class Frame:
    """A sentence frame; ``<kind:name>`` is a slot, ``<words>``, ``<gap>``, ``<long>``, ``<hedge>`` are bounded gaps.

    No slot is optional, so a sentence that it fits has such slots in the order written, others between them or not.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._needs = [slots(m.group(1)) for m in _MACRO.finditer(pattern) if m.group(2) is not None]

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        """Compiled when a sentence first fits the outline: all frames at once would take 0.3 s of a cold start."""
        return self._compiled(self._pattern)

    @cached_property
    def _outline(self) -> re.Pattern[str]:
        """The frame with any words for its hedges, which are two thirds of it: fits wherever the frame does."""
        return self._compiled(self._pattern.replace("<hedge>", _ANY_HEDGE))

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        expanded = _MACRO.sub(self._expand, pattern)
        for written, meant in ((" ?", r"\s*"), (" *", r"\s*"), (" ", r"\s+")):
            expanded = expanded.replace(written, meant)
        return re.compile(expanded, re.IGNORECASE)

    def _expand(self, macro: re.Match[str]) -> str:
        kinds, name = macro.group(1), macro.group(2)
        if name is None:
            return _MACROS[kinds] if kinds in _MACROS else f"[{slots(kinds)}]"
        return f"(?P<{name}>[{slots(kinds)}])"

    def may_fit(self, found: str) -> bool:
        """Whether the frame can fit a sentence whose slots are ``found``."""
        rest = iter(found)  # each slot is looked for behind the one before it
        return all(any(slot in need for slot in rest) for need in self._needs)

    def search(self, masked: Masked) -> Iterator[Match]:
        """Every place of ``masked`` where the frame fits, left to right without overlap."""
        if not self.may_fit(masked.slots):
            return
        if "_regex" in self.__dict__ or self._outline.search(masked.text):
            for found in self._regex.finditer(masked.text):
                yield Match(masked, found)


@cache
def frame(pattern: str) -> Frame:
    """The frame of ``pattern``."""
    return Frame(pattern)


def search(masked: Masked, frames: Sequence[Frame], fits: Callable[[Match], bool] = lambda _: True) -> Iterator[Match]:
    """Matches of all ``frames`` in ``masked`` that ``fits`` agrees to; of a set of slots only the first frame's."""
    seen: set[frozenset[str]] = set()
    for each in _that_may_fit(tuple(frames), masked.slots):
        for match in each.search(masked):
            taken = frozenset(item.id for item in masked.within(*match.found.span()))
            if taken not in seen and fits(match):
                seen.add(taken)
                yield match


@lru_cache(maxsize=1 << 12)  # sentences with a figure or two are alike in their slots
def _that_may_fit(frames: tuple[Frame, ...], found: str) -> tuple[Frame, ...]:
    return tuple(each for each in frames if each.may_fit(found))
