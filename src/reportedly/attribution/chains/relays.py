"""Through whom a voice's words came: outlets that were told, recordings that others published, interpreters.

"told Reuters", "in an interview with Der Spiegel", "in a statement carried by TASS", "a memo seen by the Fennick Wire",
"in a video published by the brigade", "in a phone call intercepted by the SBU", "through an interpreter". A place where
something was posted (Telegram, Facebook) carries it, and is no voice: it makes no link.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from reportedly.attribution.chains.outlets import outlet_at
from reportedly.attribution.chains.words import holds_any, phrase_end, relays, span_of, words
from reportedly.intake.lines import longest_words
from reportedly.model.span import Span


class Relay(NamedTuple):
    """One through whom words came; ``agent`` is who published a recording, ``media`` whether it is an outlet."""

    who: Span
    cue: list[Span]
    agent: Span | None = None
    media: bool = False


def _any(role: str) -> str:
    return "|".join(sorted(map(re.escape, relays(role)), key=len, reverse=True))


_SAID = r"said|says|told \w+|added|explained|spoke|confirmed|declared|announced"
_GIVERS = r"sources?|officials?|insiders?|people|statement|report|reports|comments|remarks"
_TO = re.compile(rf"\b(?:(?:{_SAID}) (?:to|on)|(?:{_GIVERS}) to) ")
_ABOUT = r"(?:(?:an?|the|his|her|their|its|one|another|this|some|rare|recent) )?"


@cache
def _outlets() -> re.Pattern[str]:
    """Words after which an outlet is the one that passed the words on; the group ``cue`` is shown."""
    occasion, passing, getting = _any("occasion"), _any("passing"), _any("getting")
    return re.compile(
        rf"(?i:\b(?=\w)(?:(?:{_any('telling')}) |"
        rf"(?:{_any('speaking')}) (?:\w+ ){{0,3}}?(?:to|with|on|in|for|by) |"
        rf"(?:{_SAID}) (?:to|on) |"
        rf"(?:in|on|during|for|from) {_ABOUT}(?:[\w’'-]+ ){{0,3}}?(?:{occasion}) "
        rf"(?:\w+ ){{0,3}}?(?:with|to|for|on|in|by) |"
        rf"(?:{_GIVERS}) to |"
        rf"(?P<cue>(?:(?:is|was|were|are|as) )?(?:first )?(?:{passing}|{getting}) "
        rf"(?:\w+ ){{0,3}}?(?:by|on|in|to|with|from)) ))"
    )


@cache
def _recordings() -> re.Pattern[str]:
    """A recording that somebody else published or took: its words, up to the one who did."""
    return re.compile(
        rf"(?:\b(?:[Ii]n|[Oo]n|[Ff]rom|[Dd]uring|[Tt]o) )(?P<who>{_ABOUT}(?:[\w’'-]+ ){{0,4}}?"
        rf"(?:{_any('recording')}),? "
        rf"(?:(?:of|from|with|in|between) [\w’' -]{{1,40}}? )?(?:(?:that|which) (?:was|were) )?(?:\w+ly )?"
        rf"(?:{_any('passing')}|{_any('getting')}) (?:\w+ ){{0,3}}?by )"
    )


@cache
def _go_betweens() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<cue>[Tt]hrough|via|by way of) "
        rf"(?P<who>(?:an?|his|her|their|its|the) (?:[\w’'-]+ ){{0,3}}?(?:{_any('go-between')}))\b"
    )


@cache
def _appearances() -> re.Pattern[str]:
    """ "in a Fennick News interview": the outlet stands before the occasion."""
    return re.compile(rf"(?i:\b(?:in|during|for|from) an? )(?=[\w’' ]{{2,50}}? (?:{_any('occasion')})\b)")


@cache
def _makers() -> re.Pattern[str]:
    """Who asked the people that a share is of; who translated."""
    return re.compile(rf"\b(?P<cue>(?:{_any('asking')}) by|translated (?:from (?:the )?[A-Z]\w+ )?by) ")


def relayed(text: str, area: Sequence[Span]) -> Iterator[Relay]:
    """Those through whom the words came, in the clause of a voice without what it says (``area``)."""
    for span in area:
        if not (holds_any(text, *span, _triggers()) or _TO.search(text, *span)):
            continue
        held = frozenset(_LETTERS.findall(text[span.start : span.end].lower()))
        ways = (way(text, span) for way, needs in _ways() if not any(held.isdisjoint(need) for need in needs))
        taken: list[Span] = []
        for found in chain.from_iterable(ways):
            if not any(found.who.overlaps(other) for other in taken):
                taken.append(found.who)
                yield found


@cache
def _triggers() -> frozenset[str]:
    """Words of which every pattern here needs one, or else _TO."""
    roles = ("occasion", "telling", "speaking", "passing", "getting", "recording", "go-between", "asking")
    return frozenset(("translated",)).union(*map(relays, roles))


_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _ways() -> tuple[tuple[Callable[[str, Span], Iterator[Relay]], tuple[frozenset[str], ...]], ...]:
    """The ways by which words come, in the order of their surety, each with sets of words of which it needs one."""

    def any_of(*roles: str) -> frozenset[str]:
        return longest_words(word for role in roles for word in relays(role))

    return (
        (_recorded, (any_of("recording"), any_of("passing", "getting"), frozenset(["by"]))),
        (_by_hand, (any_of("go-between"), frozenset(("through", "via", "way")))),
        (_made, (any_of("asking") | {"translated"}, frozenset(["by"]))),
        (_appeared, (any_of("occasion"),)),
        (_carried, ()),
    )


def _recorded(text: str, span: Span) -> Iterator[Relay]:
    for match in _recordings().finditer(text, *span):
        found = words(text, match.end(), min(span.end, match.end() + 120))
        last = phrase_end(text, found, 0) if found else 0
        if not last:
            continue
        agent = span_of(found, 0, last)
        outlet = outlet_at(text, agent.start, span.end)
        got = match.group("who").split()[-2] in relays("getting")
        if outlet and got:
            continue  # "an audio recording obtained by Reuters": the outlet is the link
        agent = outlet or agent
        yield Relay(Span(match.start("who"), agent.end), [], agent, media=outlet is not None)


def _by_hand(text: str, span: Span) -> Iterator[Relay]:
    for match in _go_betweens().finditer(text, *span):
        yield Relay(Span(*match.span("who")), [Span(*match.span("cue"))])


def _made(text: str, span: Span) -> Iterator[Relay]:
    for match in _makers().finditer(text, *span):
        found = words(text, match.end(), min(span.end, match.end() + 120))
        last = phrase_end(text, found, 0) if found else 0
        if last:
            outlet = outlet_at(text, match.end(), span.end)
            yield Relay(outlet or span_of(found, 0, last), [Span(*match.span("cue"))], media=outlet is not None)


def _appeared(text: str, span: Span) -> Iterator[Relay]:
    for match in _appearances().finditer(text, *span):
        who = outlet_at(text, match.end(), span.end)
        if who is not None and text[match.end()].isupper():
            occasion = re.compile(r"[’']?s? ?[\w-]+").match(text, who.end, span.end)
            yield Relay(who, [Span(match.start(), occasion.end() if occasion else match.end() - 1)], media=True)


def _carried(text: str, span: Span) -> Iterator[Relay]:
    for match in _outlets().finditer(text, *span):
        who = outlet_at(text, match.end(), span.end)
        if who is not None:
            cue = [Span(*match.span("cue"))] if match.group("cue") else [Span(match.start(), match.end() - 1)]
            yield Relay(who, cue, media=True)
