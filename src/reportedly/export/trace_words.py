"""A trace in words: the answer, how sure, what ties, when. The terminal, the picture and the page say the same."""

from datetime import datetime

from reportedly.export.outline import counted
from reportedly.export.visible import one_line
from reportedly.model.trace import Edge, Mention, PrimaryVoice, ReportingOrigin, Trace

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_ROLES = {
    "origin": "reports it by itself",
    "copy": "copies",
    "credits": "credits",
    "may-relay": "may relay",
    "update": "updates",
}
TIES = {"copies": "copies", "credits": "credits", "may-relay": "may relay", "updates": "updates"}
PERHAPS = 0.6
"""An origin less sure than this is called "perhaps": the interval is wider than a point because of it."""


def answer(trace: Trace) -> str:
    """The answer in one sentence: ``2, perhaps 3, of 14 articles report it by themselves``."""
    if trace.articles == 0:
        return "No article of the archive has it"
    if trace.articles == 1 and trace.low == trace.high == 1:
        return "The one article that has it reports it by itself"
    if trace.articles == 1 and trace.high == 0:
        return "The one article that has it has it from elsewhere"
    count = _perhaps(trace.low, trace.best, trace.high)
    verb = "report it by themselves" if trace.high > 1 else "reports it by itself"
    words = f"{count} of {counted(trace.articles, 'article')} {verb}"
    return words[0].upper() + words[1:]


def _perhaps(low: int, best: int, high: int) -> str:
    """``2``, ``2, perhaps 3,``, ``3, perhaps only 2,``, ``3, perhaps as few as 1 or as many as 6,``."""
    if low == best == high:
        return _count(best)
    if low == best:
        other = f"{'as many as ' if high > best + 1 else ''}{_count(high)}"
    elif best == high:
        other = ("only " if low else "") + _count(low)
    elif (low, high) == (best - 1, best + 1):
        other = f"{_count(low)} or {_count(high)}"
    else:
        least = f"as few as {low:,}" if low else "none"
        other = f"{least} or as many as {high:,}"
    return f"{_count(best)}, perhaps {other},"


def _count(number: int) -> str:
    return f"{number:,}" if number else "none"


def counts(trace: Trace) -> str:
    """What the answer was counted over: articles, outlets, first voices."""
    parts = [counted(trace.articles, "article"), counted(trace.outlets, "outlet")]
    voices = f"{counted(len(trace.voices), 'first voice')}" if trace.voices else "no first voice named"
    return " · ".join([*parts, voices])


def number_word(number: int) -> str:
    """``five`` for 5, up to twelve; figures beyond, as newsrooms write them."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def voice_line(voice: PrimaryVoice) -> str:
    """How many reports, and how many newsrooms that heard it themselves, one first voice is behind."""
    reports = f"{number_word(voice.articles)} report{'' if voice.articles == 1 else 's'} of one voice"
    if not (heard := len(voice.origins)):
        return f"{reports}; no article of the archive is known to have heard it"
    return f"{reports}, heard by {number_word(heard)} newsroom{'' if heard == 1 else 's'}"


def heard(origin: ReportingOrigin, mention: Mention | None) -> str:
    """Whom an origin heard; empty where it names nobody."""
    voices = origin.voices or ([mention.voice] if mention and mention.voice else [])
    return "; ".join(voices)


def kind_words(kind: str) -> str:
    """A kind of source in words."""
    return "the outlet's own voice" if kind == "own-voice" else kind.replace("-", " ")


def is_perhaps(origin: ReportingOrigin) -> bool:
    """Whether an origin is so unsure that it makes the interval wider."""
    return origin.sure < PERHAPS


def sure_words(sure: float) -> str:
    """A probability as people say it: ``96 % sure``; never 0 or 100."""
    return f"{min(max(round(100 * sure), 1), 99)} % sure"


def likely(chance: float) -> str:
    """``3 % likely``; never 0 or 100."""
    return f"{min(max(round(100 * chance), 1), 99)} % likely"


def publisher_of(mention: Mention | ReportingOrigin) -> str:
    """Whose article it is, on one line; its key where no publisher is known."""
    return one_line(mention.publisher or "") or one_line(mention.article) or "unnamed outlet"


def role_words(mention: Mention) -> str:
    """What an article does with the claim."""
    return _ROLES[mention.role]


def tie_words(edge: Edge) -> str:
    """What ties the later article to the earlier: ``copies 41 words``, ``credits``, ``may relay``."""
    words = sum(passage.words for passage in edge.passages)
    return f"copies {counted(words, 'word')}" if edge.tie == "copies" and words else TIES[edge.tie]


def moment(iso: str | None) -> datetime | None:
    """An ISO 8601 bound as a naive time in UTC; None where there is none, or none that can be read."""
    if not iso:
        return None
    try:
        found = datetime.fromisoformat(iso)
        return (found - offset if (offset := found.utcoffset()) else found).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def bounds(mention: Mention) -> tuple[datetime, datetime] | None:
    """The earliest and latest time of publication; None where no time is known."""
    first, last = moment(mention.published_from), moment(mention.published_to)
    if first is None or last is None:
        known = first or last
        return (known, known) if known else None
    return (first, last) if first <= last else (last, first)


def when(mention: Mention) -> str:
    """``3 Mar 2031, 14:05``, ``4 Mar 2031, no hour``, ``no time``; in UTC."""
    found = bounds(mention)
    if found is None:
        return "no time"
    first, last = found
    if first == last:
        return f"{day_words(first)}, {first:%H:%M}"
    if first.date() == last.date():
        return f"{day_words(first)}, no hour"
    return f"{day_words(first)} to {day_words(last)}"


def day_words(day: datetime) -> str:
    """``3 Mar 2031``."""
    return f"{day.day} {day:%b} {day.year}"
