"""The trail of mentions a report leaves, in text order: what was last spoken of, where, and how often."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.attribution.context import Context, Place
from reportedly.attribution.gathered import Gathered
from reportedly.model.span import Span

MentionForm = Literal["name", "noun", "pronoun"]


@dataclass(slots=True, eq=False)
class Seen:
    """One mention of a voice. Where it stands is told when asked for, as most mentions are never looked back at."""

    span: Span
    voice: Gathered
    form: MentionForm
    context: Context
    known: Place | None = None

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.known.sentence if self.known else self.context.sentence(self.span.start)

    @property
    def place(self) -> Place:
        """Where the mention stands."""
        if self.known is None:
            self.known = self.context.place(self.span)
        return self.known


class Trail:
    """Mentions in text order."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []

    def add(self, seen: Seen) -> None:
        """Takes a mention in; mostly the latest."""
        if not self._seen or self._seen[-1].span.start <= seen.span.start:
            self._seen.append(seen)
        else:
            insort(self._seen, seen, key=_start)

    def before(self, at: int, reach: int, most: int = 80) -> Iterator[Seen]:
        """The mentions that start before a place, latest first: ``reach`` code points back, ``most`` at most."""
        number = bisect_left(self._seen, at, key=_start)
        for seen in reversed(self._seen[max(0, number - most) : number]):
            if at - seen.span.end > reach:
                return
            yield seen

    def latest(self, at: int, most: int) -> list[Seen]:
        """The ``most`` mentions that start before a place, latest first, however far back."""
        number = bisect_left(self._seen, at, key=_start)
        return self._seen[max(0, number - most) : number][::-1]

    def voices(self, at: int, reach: int) -> list[Gathered]:
        """The voices mentioned before a place, the latest first, each once."""
        return list(dict.fromkeys(seen.voice for seen in self.before(at, reach)))

    def replace(self, gone: Gathered, kept: Gathered) -> None:
        """One voice's mentions turn out to be another's; only recent ones, as one is joined when it is named."""
        for seen in self._seen[-80:]:
            if seen.voice is gone:
                seen.voice = kept


def _start(seen: Seen) -> int:
    return seen.span.start
