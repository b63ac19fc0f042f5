"""Who a clause is about: the words before its verb, or those that a silence names after it."""

import re

from reportedly.model.claims import ReplyKind
from reportedly.model.span import Span

_AUXILIARY = re.compile(
    r"(?:[\s,]+(?:has|have|had|also|later|long|always|again|still|now|then|since|both|all|each|did|do|does|was|were|is|are|"
    r"been|be|would|could|can|will|to|not|never|in turn|on \w+day|however|meanwhile|himself|herself|itself|"
    r"\w{2,20}ly))+\s*$"
)
_SAYS = re.compile(r" (?:said|says|insisted|insists|maintained|told|added|stated|stressed|replied|responded|wrote)\b")
_PRONOUN = re.compile(r"(?:that)?\s*(?:he|she|it|they|we|i|this|there)?$")
_PREPOSITION = re.compile(r"(?:in|on|at|to|by|through|via|during|after|for|from)\b")
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|would|could|will|can|and)\b")
_OPENER = re.compile(
    r" ?(?:but|and|through|via|in|on|at|by|after|asked|when|until)\b[^,]{1,60}, (?=\w)|(?:but|and|yet) "
)
_RELATIVE = re.compile(r"(?:who|which|that)\b")
_ASIDE = re.compile(r",? (?:when|asked|contacted|speaking|who|which|citing|through|in a|on \w+day)\b|, (?=\w+ing\b)")
_SENT_TO = re.compile(
    r"\b(?:calls?|e-?mails?|messages?|requests?|letters?|questions?|inquiries|enquiries|texts?|voicemails?|"
    r"attempts? to (?:reach|contact)|efforts? to (?:reach|contact))"
    r"(?: for comment| seeking comment| left| sent| made| put){0,2}"
    r"(?: to| with| at| for)? (?P<who>(?:(?!(?:went|were|was|have|had|has|could|did|by|on|on|in)\b)[\w'.&-]+ ?){1,9})"
)
_FROM = re.compile(r" ?(?:from|by) (?P<who>(?:(?!(?:about|on|to|in|by|as)\b)[\w'.&-]+ ?){1,8})")
_NOT_REACHED = re.compile(r"(?:reach|contact|locate) (?P<who>(?:(?!(?:for|on|by|in|at)\b)[\w'.&-]+ ?){1,8})")
_LONGEST = 240  # code points
_NEAR = 120  # code points back to the beginning of what "who" or "which" stands for


def subject(low: str, clause: Span, start: int, end: int) -> Span | None:
    """The words for whoever does what ``[start, end)`` of ``clause`` says; None where they are not there.

    Of a passive with its agent ("was confirmed by two neighbours") the agent; of "X said it was not true" X.
    """
    if low.startswith("by", end - 2) and (agent := _named(low, clause, _FROM, end - 3)):
        return agent
    first = clause.start
    words = low[first:start]
    if said := _SAYS.search(words):
        told = None if said.group() == " told" else _told(low, first + said.end(), start)
        if told and not _PRONOUN.match(low, told.start, told.end) and not _VERB.search(low, told.start, told.end):
            return told
        return _trimmed(low, first, first + said.start())
    if _RELATIVE.match(words):
        begin = max(low.rfind(sign, max(0, first - _NEAR), first - 2) for sign in ".;:,\n") + 1
        return _trimmed(low, begin, first) if begin or first <= _NEAR else None
    return _trimmed(low, first, start)


def _told(low: str, start: int, end: int) -> Span | None:
    """Who does it in what somebody says: "said in a letter that the army had …" → the army."""
    that = low.rfind(" that ", start, end)
    found = _trimmed(low, that + 6 if that >= 0 else start, end)
    return None if found and _PREPOSITION.match(low, found.start, found.end) else found


def asked(low: str, clause: Span, at: Span, kind: ReplyKind) -> Span | None:
    """The words for whoever gave no answer or was not reached; of "unverified", for whoever tried to verify."""
    if kind == "unverified":
        active = re.search(
            r"\b(?:verify|confirm|corroborate|authenticate|establish|substantiate|vouch)\b", low[at.start : at.end]
        )
        who = subject(low, clause, at.start, at.end) if active and at.start > clause.start else None
        return None if who is None or _PRONOUN.match(low, who.start, who.end) else who
    if kind in ("unreached", "no-response") and (found := _named(low, clause, _SENT_TO, clause.start)):
        return found
    if kind == "unreached" and (found := _named(low, clause, _NOT_REACHED, at.start)):
        return found
    if low.endswith("from", at.start, at.end):
        return _named(low, clause, _FROM, at.end - 5)
    if low.startswith(("neither", "no one", "nobody", "none"), at.start):
        verb = re.search(
            r" (?:(?:has|have|had) )?(?:responded|replied|commented|answered|returned|was|were|could)\b",
            low[at.start : at.end],
        )
        return Span(at.start, at.start + verb.start()) if verb else None
    return subject(low, clause, at.start, at.end) if at.start > clause.start else None


def _named(low: str, clause: Span, pattern: re.Pattern[str], start: int) -> Span | None:
    hit = pattern.search(low, start, clause.end)
    return _trimmed(low, hit.start("who"), hit.end("who")) if hit else None


def _trimmed(low: str, start: int, end: int) -> Span | None:
    """Without auxiliaries, adverbs, asides and white space; None where they are too many to be a name."""
    if end - start > _LONGEST:
        return None
    if auxiliary := _AUXILIARY.search(low[start:end]):
        end = start + auxiliary.start()
    if opener := _OPENER.match(low, start, end):
        start = opener.end()
    if aside := _ASIDE.search(low, start + 1, end):
        end = aside.start()
    while start < end and low[start] in " ,\n\t“”\"'":
        start += 1
    while end > start and low[end - 1] in " ,\n\t“”\"'":
        end -= 1
    return Span(start, end) if end > start else None
