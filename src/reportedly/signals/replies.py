"""Replies: clauses that deny, take back, confirm, or give no answer; which claims they answer is told elsewhere.

A denial of a claim is told from a denial of a thing: "denied the allegation", "denied that …", "denied taking …" answer
a claim; "denied entry", "denied bail", "rejected the bill" do not. So "deny" counts unless what is withheld follows,
and "reject", "dismiss" and their like count only before a noun for something said (replies.csv, ``noun``). A court that
rejects a claim rules; it denies nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from reportedly.intake.lines import Line, lines
from reportedly.model.claims import ReplyKind
from reportedly.model.span import Span
from reportedly.observed import stage
from reportedly.signals.clauses import clause
from reportedly.signals.gates import words_held
from reportedly.signals.phrases import folded
from reportedly.signals.quoted import is_quoted
from reportedly.signals.reply_frames import STOP, Frame, frames, pattern, told
from reportedly.signals.silence import silences
from reportedly.signals.subjects import asked, subject

_SAY = re.compile(
    r"(?:said|says|saying|insisted|insists|insisting|maintained|maintains|added|adds|stated|stressed|"
    r"told [\w .'-]{1,40}|responded|replied|countered|argued|wrote|tweeted)(?: on \w+day)?,?(?: that)? \Z"
)
# "did not deny", "refused to confirm": no denial, no confirmation
_NEGATED = re.compile(
    r"(?:\b(?:not|never|nor|neither|without|cannot|hardly|no one|nobody|to neither|(?:refus|declin|fail)\w{2,3} to|"
    r"unable to|yet to|(?:difficult|hard|impossible) to|no)|n't)"
    r"(?: (?:immediately|independently|be|or|either|yet|\w+ly|been|nor|confirm|confirmed|verify)){0,3} \Z"
)
_SAYS_NOT = re.compile(r"\b(?:not|none|nothing|no)\b|n't")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|get|got|gets)(?: [\w-]+ly| also| repeatedly| since)? \Z")
_PERSON = re.compile(r" (?:him|them|us|me|you)\b")
_FACT = re.compile(r" (?:having|being|ever|any|all|that|it|this|wrongdoing|(?!nothing|everything)\w{2,20}ing)\b")
_OBJECT_ENDS = re.compile(
    r"[.;:—?!]|, (?!\d)| (?:but|although|though|while|whereas|saying|adding|and (?:said|says|told)) "
)
_BEFORE, _AFTER = 60, 90  # code points that are looked at on either side of a frame


class Answer(NamedTuple):
    """A reply as its words give it.

    ``span`` is its clause, ``at`` the words that make it a reply, ``who`` the words for whoever replies or was asked,
    ``about`` those that name what is answered. ``tied`` is set where it is a reply only if it answers a claim: one that
    it ``names``, or one ``near`` by; ``negates`` where the cue ("denied") takes back the content that follows it.
    """

    kind: ReplyKind
    span: Span
    at: Span
    who: Span | None
    about: Span
    tied: Literal["", "names", "near"] = ""
    negates: bool = False


@stage("signals")
def replies(text: str, sentences: Sequence[Span], quoted: Sequence[Span]) -> list[Answer]:
    """The replies of ``text``, in order, one of a kind a clause.

    ``sentences`` and ``quoted`` (the insides of quotation marks) are spans of ``text`` in order and disjoint. Quoted
    words count where the speaker answers for himself ("We deny it", "This is a lie"). Linear in the length of ``text``.
    """
    low, held = folded(text), lines(text)
    likely = [one for one in frames() if not any(words_held(text).isdisjoint(need) for need in one.search.needs)]
    return _apart([*_silent(low, held, sentences, quoted), *_answers(low, held, likely, sentences, quoted)])


def _silent(low: str, held: tuple[Line, ...], sentences: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Answer]:
    for one in silences(low, held, sentences):
        own = re.match(r"(?:we|i)(?: \w+){0,2}\b", low[one.span.start : one.at.start])
        if is_quoted(one.span, quoted) and not (one.sort == "refusal" and own):
            continue
        about = Span(one.at.end, max(one.at.end, one.span.end)) if one.kind == "no-reply" else one.span
        tied: Literal["", "names"] = "names" if one.of_itself else ""
        yield Answer(one.sort, one.span, one.at, asked(low, one.span, one.at, one.sort), about, tied)


def _answers(
    low: str, held: Sequence[Line], likely: Sequence[Frame], sentences: Sequence[Span], quoted: Sequence[Span]
) -> Iterator[Answer]:
    for frame in likely:
        at = done = 0
        for hit in frame.search.matches(low, held):
            while at < len(sentences) and sentences[at].end <= hit.start():
                at += 1
            if at == len(sentences):
                break
            in_quotes = is_quoted(Span(hit.start(), hit.start() + 1), quoted)
            if hit.start() < max(done, sentences[at].start) or not _holds(low, hit, frame.test, in_quotes):
                continue
            found = _answer(low, hit, frame, sentences[at])
            done = found.span.end
            if not (found.kind == "denial" and _rules(low, found.who)):
                yield found


def _answer(low: str, hit: re.Match[str], frame: Frame, sentence: Span) -> Answer:
    end = min(hit.end(), sentence.end)
    span = clause(low, sentence, hit.start(), end)
    start = hit.start("about") if hit.groupdict().get("about") else end
    return Answer(
        frame.kind,
        span,
        Span(hit.start(), end),
        subject(low, span, hit.start(), end),
        Span(start, _object_end(low, end, sentence.end)),
        frame.test if frame.test in ("names", "near") else "",  # type: ignore[arg-type]
        frame.kind == "denial" and frame.test in ("deny", "claim"),
    )


def _object_end(low: str, start: int, last: int) -> int:
    stop = _OBJECT_ENDS.search(low, start, last)
    return stop.start() if stop else last


def _holds(low: str, hit: re.Match[str], test: str, in_quotes: bool) -> bool:
    """Whether what stands around a frame leaves it a reply."""
    before, after = low[max(0, hit.start() - _BEFORE) : hit.start()], low[hit.end() : hit.end() + _AFTER]
    if test == "said":
        negates = _SAYS_NOT.search(hit.group()) or not hit.group().endswith("true") or hit.group().endswith("untrue")
        return bool(negates) and (in_quotes or _SAY.search(before) is not None)
    if _NEGATED.search(before) or (in_quotes and test != "own"):
        return False
    return _denies(before, hit.group(), after) if test == "deny" else True


def _denies(before: str, form: str, after: str) -> bool:
    """Whether a form of "deny" denies a claim, and does not withhold a thing."""
    at_once, later, claims = _withheld()
    if _PASSIVE.search(before):
        return after.startswith((" by", " that"))
    if at_once.match(after):  # "denied boarding"
        return False
    if form == "deny" and before.endswith("to "):  # "a law to deny migrants benefits"
        return bool(_FACT.match(after) or claims.match(after))
    if _FACT.match(after):
        return True
    return not (_PERSON.match(after) or (later.match(after) and not claims.match(after)))


@cache
def _withheld() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may be withheld, right after the verb or later ("the refugees shelter"); and something said."""
    access = pattern("access")
    later = rf" (?:{STOP}[\w'-]{{1,30}} ){{0,4}}?(?:{access})\b"
    return re.compile(rf" (?:{access})\b"), re.compile(later), re.compile(rf" (?:{told()})\b(?! for\b)")


@cache
def _rulers() -> re.Pattern[str]:
    return re.compile(rf"\b{pattern('rules')}\b")


def _rules(low: str, who: Span | None) -> bool:
    """Whether a judge, or another who rules on claims, throws them out."""
    return who is not None and _rulers().search(low, *who) is not None


def _apart(found: Iterable[Answer]) -> list[Answer]:
    """In order; of one kind the first in a clause."""
    done: dict[str, int] = {}
    kept = []
    for one in sorted(found, key=lambda a: (a.at.start, -a.at.end)):
        if one.at.start < done.get(one.kind, 0):
            continue
        done[one.kind] = max(one.at.end, one.span.end)
        kept.append(one)
    return kept
