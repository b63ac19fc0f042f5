"""Replies: which claims a denial, a correction, a confirmation or a silence answers, and whose it is.

What an editor would expect, in this order: the claims whose words the reply names ("denied that the bridge fell"); the
claims of whom it names ("the farmers' claims"); the claims about whoever was asked ("the ministry did not respond");
else the nearest claim before it that somebody else made. A retraction answers its own speaker's earlier claim.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.model.claims import Claim, Reply
from reportedly.model.span import Span, any_overlap
from reportedly.model.voices import Attribution, Voice
from reportedly.observed import stage
from reportedly.signals import Answer
from reportedly.signals.content import Content, content

DENIAL = "denial"
"""The flag of an attribution, and of its claims, whose source says that the content is not so."""
SILENCE = "silence"
"""The flag of an attribution whose cue says that nobody answered or verified: nobody's word for its content."""

_FAR = 1500  # code points between a claim and a reply that names nothing of it; about three paragraphs
_AHEAD = 400  # and where nothing is said before it: the reply comes first
_HEADLINE = 120  # a reply that begins so early may stand in the headline, and answer a claim below it
_NEXT = 150  # between a claim and a denial that says in other words what it denies
_MOST = 60  # claims that are looked at for one reply
_NAMED = 0.34  # share of the words that a reply names, which a claim has to hold
_NAMED_OWN = 0.6  # and one in the report's own voice
_SILENT = ("refusal", "unreached", "no-response")
_SAID = re.compile(
    r"\b(?:claim|allegation|accusation|charge|report|rumou?r|account|stor(?:y|ie)|suggestion|assertion|statement|finding|"
    r"conclusion|version|remark|comment|testimony|criticism|complaint|figure|toll|estimate|article|paper|number)s?\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:^|[\s“\"])((?:[\w-]+ ){0,3}[\w-]+)(?:['’]s|s['’]) (?:[\w-]+ ){0,2}?$")
_MADE_BY = re.compile(r"^(?: made| issued| published)? (?:by|from|of) (?P<who>(?:the )?[\w -]{3,40})")
_HE = re.compile(r"\s*(?:that )?(?:he|she|it|they)\b")
_PLURAL = re.compile(r"s\b")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|which|that|both|neither|the pair)$", re.IGNORECASE)
_SPEAKS_FOR = frozenset(
    "spokesman spokeswoman spokesperson official office pres lawyer attorney representative statement mr ms mrs dr "
    "government company report department".split()
)


@stage("signals")
def with_denials(attributions: Sequence[Attribution], answers: Sequence[Answer]) -> list[Attribution]:
    """The attributions; those that deny their content ("denied that the bridge fell") with the flag DENIAL.

    The content is then not what the source says, but what it says is not so: no support of it, and no origin.
    "Dismissed it as a lie" is no such case: there the content is what the source says. Those whose cue tells of a
    silence ("could not verify the claim") have the flag SILENCE, and make no claim.
    """
    cues = {
        DENIAL: sorted(answer.at for answer in answers if answer.negates),
        SILENCE: sorted(answer.at for answer in answers if answer.kind in (*_SILENT, "unverified")),
    }
    starts = {flag: [span.start for span in spans] for flag, spans in cues.items()}
    out = []
    for one in attributions:
        more = [flag for flag, spans in cues.items() if one.cue and _meets(one.cue, spans, starts[flag])]
        out.append(replace(one, flags=[*one.flags, *more]) if more else one)
    return out


def _meets(cue: Sequence[Span], spans: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a cue overlaps one of ``spans``, which are in order and disjoint."""
    at = bisect_right(starts, cue[-1].end)
    return any_overlap(cue, spans[max(0, at - 4) : at])


@stage("signals")
def replies(
    answers: Sequence[Answer],
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    voices: Sequence[Voice],
    text: str,
) -> list[Reply]:
    """The replies of a report in text order, numbered r1…, each tied to the claims it answers."""
    if not answers:
        return []
    told = _Told(text, claims, attributions, voices, answers)
    found: list[Reply] = []
    for answer in answers:
        own = told.attribution_at(answer)
        who, voice = told.who(answer, own)
        answered, why = told.answered(answer, own, who, voice)
        if answer.tied and not answered:
            continue
        if voice is None and answer.kind == "retraction" and answered:
            voice = answered[0].voice
        found.append(
            Reply(
                id=f"r{len(found) + 1}",
                kind=answer.kind,
                span=answer.span,
                who=who,
                voice=voice,
                claims=[one.claim.id for one in answered],
                why=why,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim as replies see it: where it stands, whose it is, and its content words."""

    claim: Claim
    start: int
    end: int
    attribution: Attribution | None
    stems: frozenset[str]
    source: frozenset[str]

    @property
    def voice(self) -> str | None:
        return self.attribution.voice if self.attribution else None


class _Told:
    """The claims of a report that can be answered, and who made them."""

    def __init__(
        self,
        text: str,
        claims: Sequence[Claim],
        attributions: Sequence[Attribution],
        voices: Sequence[Voice],
        answers: Sequence[Answer],
    ) -> None:
        self._text = text
        self._content = content(text)
        self._attributions = attributions
        self._voices = voices
        by_id = {a.id: a for a in attributions}
        cues = sorted(answer.at for answer in answers)
        begins = [cue.start for cue in cues]
        self._claims = [
            _Made(
                claim,
                claim.spans[0].start,
                claim.spans[-1].end,
                by_id.get(claim.attribution or ""),
                frozenset(self._content.within(claim.spans)),
                frozenset(self._content.within(by_id[claim.attribution].source)) if claim.attribution else frozenset(),
            )
            for claim in claims
            if DENIAL not in claim.flags and not _meets(claim.spans, cues, begins)
        ]

    def attribution_at(self, answer: Answer) -> Attribution | None:
        """The attribution whose cue, or else whose content, is the reply."""
        near = [a for a in self._attributions if a.content[0].start < answer.span.end + _AHEAD]
        for role in ("cue", "content"):
            for one in reversed(near[-12:]):
                if any(answer.at.overlaps(span) for span in getattr(one, role)):
                    return one
        return None

    def who(self, answer: Answer, own: Attribution | None) -> tuple[Span | None, str | None]:
        """The words for whoever replies, or was asked, and the voice they mean."""
        said = answer.who
        if own and own.source:
            by_cue = any(answer.at.overlaps(span) for span in own.cue)
            unsaid = said is None or _PRONOUN.match(said.of(self._text)) or any(said.overlaps(s) for s in own.source)
            if (by_cue or unsaid) and answer.kind != "unverified":
                named = said if by_cue and _PRONOUN.match(own.source[0].of(self._text)) else None
                return named or own.source[0], own.voice
        return (said, self._voice_of(said)) if said else (None, None)

    def _voice_of(self, who: Span) -> str | None:
        for voice in self._voices:
            if any(who.overlaps(mention) for mention in voice.mentions):
                return voice.id
        name = self._content.within([who])[-1:]
        if not name:
            return None
        return next((v.id for v in self._voices if Content(v.name).stems[-1:] == name), None)

    def answered(
        self, answer: Answer, own: Attribution | None, who: Span | None, voice: str | None
    ) -> tuple[list[_Made], str]:
        """The claims that a reply answers, in text order, and what ties it to them."""
        others = [one for one in self._claims if not (own and one.attribution is own)]
        if answer.kind != "retraction" and voice is not None:
            others = [one for one in others if one.voice != voice]
        before = [one for one in others if one.end <= answer.at.start][-_MOST:]
        names = frozenset(self._content.within([who])) if who else frozenset()
        about = self._text[answer.about.start : answer.about.end] if answer.about else ""
        matter = self._matter(answer, names)
        if answer.kind == "retraction":
            others = others + [one for one in self._claims if own and one.attribution is own]
        if inside := [one for one in others if answer.about and answer.about.contains(Span(one.start, one.end))]:
            return inside, "the claim that it tells"
        if not answer.tied and (found := self._of_owner(before, about)):
            return found, "claims of whom it names"
        if answer.kind not in _SILENT and (found := _naming(before, matter, strict=answer.tied == "names")):
            return found, f"names what the claim says: {', '.join(sorted(matter & found[0].stems))}"
        if not answer.tied and answer.span.start < _HEADLINE and (found := self._told_below(answer, others, matter)):
            return found, f"names what the claim says: {', '.join(sorted(matter & found[0].stems))}"
        if answer.tied:
            same = answer.tied == "near" and _HE.match(about)
            near = [one for one in before if same and one.attribution and answer.span.start - one.end < _AHEAD // 2]
            return self._group(near[-1:], before, ""), "the claim just before it"
        if answer.kind == "retraction" and voice and (mine := [one for one in before if one.voice == voice]):
            return self._group(mine[-1:], mine, about), "the speaker's own earlier claim"
        if answer.kind == "retraction" and voice and any(one.voice == voice for one in self._claims):
            return [], ""  # it takes back its own word, and that is not among what it is reported to have said before
        return self._nearest(answer, others, before, names, matter)

    @staticmethod
    def _told_below(answer: Answer, others: Sequence[_Made], matter: frozenset[str]) -> list[_Made]:
        """The first claim below a headline that holds what it denies: "41 dead in fire; company denies warnings"."""
        if answer.kind != "denial" or not matter:
            return []
        below = [one for one in others if one.attribution and 0 <= one.start - answer.span.end < _FAR][:_MOST]
        return [one for one in below if len(matter & one.stems) == len(matter)][:1]

    def _nearest(
        self,
        answer: Answer,
        others: Sequence[_Made],
        before: Sequence[_Made],
        names: frozenset[str],
        matter: frozenset[str],
    ) -> tuple[list[_Made], str]:
        about = self._text[answer.about.start : answer.about.end] if answer.about else ""
        near = [one for one in before if answer.span.start - one.end < _FAR]
        heard = [one for one in near if one.attribution]
        head = names - _SPEAKS_FOR or names
        if answer.kind in ("denial", *_SILENT) and head:
            most = max((len(head & one.stems) for one in heard), default=0)
            if found := [one for one in heard if most and len(head & one.stems) == most]:
                one = self._group(found[-1:], heard, about) if answer.kind == "denial" else found
                return one, "claims about whoever answers"
        if len(matter) > 1 and ((answer.kind == "denial" and answer.negates) or answer.kind == "confirmation"):
            # it says what it denies or confirms, and no claim says that: only the one just before it can be meant
            among = near if answer.kind == "denial" else heard
            near = heard = [one for one in among if answer.span.start - one.end < _NEXT]
        if heard:
            return self._group(heard[-1:], heard, about), "the nearest claim before it that somebody made"
        after = [one for one in others if one.attribution and 0 <= one.start - answer.span.end < _AHEAD]
        if after:
            return after[:1], "the claim that follows it"
        return list(near[-1:]) if answer.kind not in _SILENT else [], "the claim just before it"

    def _matter(self, answer: Answer, names: frozenset[str]) -> frozenset[str]:
        """The content words of what a reply names, without who replies and without words for any claim."""
        if answer.about is None:
            return frozenset()
        words = self._content.within([answer.about])
        generic = Content(" ".join(_SAID.findall(self._text[answer.about.start : answer.about.end]))).stems
        return frozenset(words) - frozenset(generic) - names - _VERIFYING

    def _of_owner(self, before: Sequence[_Made], about: str) -> list[_Made]:
        """Claims of the source that a reply names as theirs: "the farmers' claims", "claims made by the union"."""
        for noun in _SAID.finditer(about):
            owner = _OWNER.search(about[: noun.start()])
            made = _MADE_BY.match(about[noun.end() :])
            words = owner[1] if owner else made["who"] if made else ""
            named = frozenset(Content(words).stems)
            found = [one for one in before if named and named & one.source]
            if found:
                return self._group(found[-1:], found, noun.group())
        return []

    def _group(self, chosen: Sequence[_Made], among: Sequence[_Made], about: str) -> list[_Made]:
        """A claim with those of the same breath; where claims are spoken of ("the allegations"), all of its voice."""
        if not chosen:
            return []
        (one,) = chosen
        noun = _SAID.search(about)
        if noun and _PLURAL.search(noun.group()) and one.voice:
            return [other for other in among if other.voice == one.voice]
        return [other for other in among if other is one or (one.attribution and other.attribution is one.attribution)]


_VERIFYING = frozenset(
    Content(
        "verify verified independently independent confirm confirmed confirmation verification possible impossible "
        "able unable corroborated authenticity authenticate existence claim evidence video footage immediately "
        "wrongdoing involvement provided official media information"
    ).stems
)


def _naming(before: Sequence[_Made], matter: frozenset[str], *, strict: bool) -> list[_Made]:
    """The claims that hold most of ``matter``; of equals, those that somebody made."""
    least = 0.5 if strict else _NAMED
    if not matter:
        return []
    best = max((len(matter & one.stems) for one in before), default=0)
    if not best or best / len(matter) < least:
        return []
    found = [one for one in before if len(matter & one.stems) == best]
    heard = [one for one in found if one.attribution]
    return heard or (found[-1:] if best / len(matter) >= _NAMED_OWN else [])


@stage("signals")
def with_replies(claims: Sequence[Claim], found: Sequence[Reply], attributions: Sequence[Attribution]) -> list[Claim]:
    """The claims with what replies say of them as flags: ``denied``, ``retracted``, ``unverified``.

    A factive cue over what the report could not verify is flagged as well.
    """
    flags = {"denial": "denied", "retraction": "retracted", "unverified": "unverified"}
    more: dict[str, list[str]] = {}
    for reply in found:
        for answered in reply.claims if reply.kind in flags else ():
            more.setdefault(answered, []).append(flags[reply.kind])
    factive = {a.id for a in attributions if a.stance == "factive"}
    out = []
    for claim in claims:
        new = more.get(claim.id, [])
        if "unverified" in new and claim.attribution in factive:
            new = [*new, "factive-cue"]
        out.append(replace(claim, flags=list(dict.fromkeys([*claim.flags, *new]))) if new else claim)
    return out
