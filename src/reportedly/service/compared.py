"""What a file says of a report's attributions, beside what the machine has: what is to be corrected.

An attribution of the file is the machine's where it has that record's id and a part that touches the record's, else
where its content, or its cue, is the very same. One that differs in any part is stated whole: each part that is not as
the person last said, else as the machine has it, is corrected. What is as the machine has it is passed over.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from reportedly.archive.reviews.corrections import KINDS, Wish
from reportedly.export.brat_text import fragments, joined, plain
from reportedly.export.tables import Seen
from reportedly.model.corrections import Correction, Fault, Roles
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.service.stated import Stated

_FAULTS: dict[str, Fault] = {"source": "speaker", "cue": "cue", "content": "content"}


class Ask(Struct, frozen=True, kw_only=True):
    """How a file is meant: whether what is unchanged was looked at, and whether what it lacks is a false alarm."""

    confirm: bool = False
    complete: bool = False


class Compared(Struct, kw_only=True):
    """The corrections to make; how many the person made before, and how many are the machine's; what can't be used.

    ``unused`` is of words and why.
    """

    wishes: list[Wish] = field(default_factory=list)
    known: int = 0
    same: int = 0
    unused: list[tuple[str, str]] = field(default_factory=list)


def compared(reading: Reading, mine: Iterable[Correction], stated: Sequence[Stated], ask: Ask) -> Compared:
    """What ``stated`` corrects of the reading, given what the same person said of this text before, oldest first."""
    making = _Comparing(reading, mine)
    matches = list(zip(stated, _matched(reading, stated, making.text), strict=True))
    for one, of in matches:
        making.take(one, of, confirm=ask.confirm)
    making.kinds([(one, of) for one, of in matches if of])
    if ask.complete:
        making.lacking({of for _, of in matches if of})
    return making.made


class _Comparing:
    """The comparing of one file with one reading."""

    def __init__(self, reading: Reading, mine: Iterable[Correction]) -> None:
        self.reading, self.text, self.made = reading, plain(reading.document.text), Compared()
        self._machine = {one.id: _roles(one.source, one.cue, one.content) for one in reading.attributions}
        self._last: dict[tuple[str, str], Correction] = {}
        self._missed: set[object] = set()
        for one in mine:
            if one.of:
                self._last[one.subject, one.of] = one
            elif one.now is not None:
                self._missed.add(self._form(one.now))

    def take(self, one: Stated, of: str | None, *, confirm: bool) -> None:
        """What one attribution of the file says: of the machine's record ``of``, or of one that it missed."""
        if of is None:
            self._add(one)
            return
        machine, last = self._machine[of], self._last.get(("attribution", of))
        parts = {role: spans for role, spans in one.parts.items() if role in _FAULTS}
        changed = {role for role, spans in parts.items() if not self._alike(spans, getattr(machine, role))}
        base = (last.now if last else None) or machine
        if changed and not form(parts.get("content", base.content), self.text):
            self.made.unused.append((one.words, "nothing is said in it"))
        elif changed:
            self._change(of, parts, changed, base)
        elif confirm and not one.lost:
            self._want(Wish(subject="attribution", of=of, fault="right"), last)
        else:
            self.made.same += not one.lost

    def kinds(self, matches: Sequence[tuple[Stated, str]]) -> None:
        """Sources of another kind than the machine's: of each voice one, or it is told that the file says two."""
        seen, wanted = Seen.of(self.reading), dict[str, dict[str, Stated]]()
        for one, of in matches:
            voice, kind = seen.said[of].voice, seen.voice(of)[1]
            if one.kind and one.kind not in KINDS:
                self.made.unused.append((one.words, f"no kind of source {one.kind!r}"))
            elif voice in seen.voices and one.kind not in ("", kind):
                wanted.setdefault(voice, {})[one.kind] = one
        for voice, said in wanted.items():
            kinds, (one, *_) = sorted(said), said.values()
            if len(kinds) > 1:
                self.made.unused.append((one.words, f"one source is of the kinds {' and '.join(kinds)}"))
                continue
            wish = Wish(subject="voice", of=voice, fault="kind", value=kinds[0])
            self._want(wish, self._last.get(("voice", voice)))

    def lacking(self, there: set[str]) -> None:
        """The machine's attributions that the file has not."""
        for of in self._machine:
            if of not in there:
                wish = Wish(subject="attribution", of=of, fault="false-alarm")
                self._want(wish, self._last.get(("attribution", of)))

    def _change(self, of: str, parts: dict[str, list[Span]], changed: set[str], base: Roles) -> None:
        """A correction for each part that the person has not said so yet; those first that leave the machine's.

        So no step on the way is what the machine has, which would be no correction.
        """
        due = [role for role, spans in parts.items() if not self._alike(spans, getattr(base, role))]
        for role in sorted(due, key=lambda role: role not in changed):
            now = Roles(**{role: parts[role] if role in changed else getattr(self._machine[of], role)})
            self.made.wishes.append(Wish(subject="attribution", of=of, fault=_FAULTS[role], now=now))
        self.made.known += not due

    def _add(self, one: Stated) -> None:
        now = Roles(**{role: spans for role, spans in one.parts.items() if role in _FAULTS})
        if one.lost:
            return  # a half is no attribution; what is lost of it is told
        if not form(now.content, self.text):
            self.made.unused.append((one.words, "nothing is said in it"))
        elif (parts := self._form(now)) in self._missed:
            self.made.known += 1
        else:
            self._missed.add(parts)
            self.made.wishes.append(Wish(subject="attribution", fault="missed", now=now))

    def _want(self, wish: Wish, last: Correction | None) -> None:
        if last and (last.fault, last.value) == (wish.fault, wish.value):
            self.made.known += 1
        else:
            self.made.wishes.append(wish)

    def _alike(self, one: Sequence[Span], other: Sequence[Span]) -> bool:
        return form(one, self.text) == form(other, self.text)

    def _form(self, roles: Roles) -> object:
        return tuple(form(getattr(roles, role), self.text) for role in _FAULTS)


def form(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans as any file gives them back: joined where they touch or only a line ends between them."""
    return tuple(joined(fragments(spans, text), text))


def _matched(reading: Reading, stated: Sequence[Stated], text: str) -> list[str | None]:
    """For each the machine's record that it is; each record once."""
    machine = {one.id: _roles(one.source, one.cue, one.content) for one in reading.attributions}
    found: list[str | None] = [None] * len(stated)
    free = dict(machine)
    for at, one in enumerate(stated):
        if one.id in free and (one.lost or _touches(one, free[one.id])):
            found[at] = one.id
            del free[one.id]
    for role in ("content", "cue"):
        by_form: dict[tuple[Span, ...], list[str]] = {}
        for id, roles in free.items():
            by_form.setdefault(form(getattr(roles, role), text), []).append(id)
        for at, one in enumerate(stated):
            alike = by_form.get(form(one.parts.get(role, []), text), []) if one.parts.get(role) else []
            if found[at] is None and len(alike) == 1 and alike[0] in free:
                found[at] = alike[0]
                del free[alike[0]]
    return found


def _touches(one: Stated, machine: Roles) -> bool:
    """Whether a part of it shares words with the record's: ids of another reading could be of anything."""
    pairs = ((ours, theirs) for role in one.parts if role in _FAULTS for theirs in one.parts[role]
             for ours in getattr(machine, role))  # fmt: skip
    return any(ours[0] < theirs[1] and theirs[0] < ours[1] for ours, theirs in pairs)


def _roles(source: list[Span], cue: list[Span], content: list[Span]) -> Roles:
    return Roles(source=source, cue=cue, content=content)
