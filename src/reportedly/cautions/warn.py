"""Warns: matches the rules of a profile with what holds of each claim, one caution a rule and voice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.cautions.conditions import Held, grounds, held
from reportedly.cautions.ground import Ground
from reportedly.cautions.profiles import SEVERITIES, Profile, Rule, conditions
from reportedly.model.cautions import Caution
from reportedly.model.claims import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.observed import stage

_SHOWN = 4  # words shown of each condition; all of them are in ``spans``
_LONGEST = 60  # code points of one piece of evidence as the working shows it


@dataclass(slots=True)
class _Case:
    """One rule that applies to one voice, while its claims are gathered."""

    rule: Rule
    voice: str | None
    claims: list[Claim] = field(default_factory=list)
    grounds: dict[str, dict[Ground, None]] = field(default_factory=dict)
    """Of each condition, in the claims' order, each ground once."""


@stage("cautions")
def run(reading: Reading, profile: Profile) -> list[Caution]:
    """The cautions of ``reading`` by ``profile``: stop before warn before note, then in the profile's order.

    Deterministic, and linear in the number of claims; a rule of conditions that are the report's alone warns once.
    """
    known = grounds(reading)
    cases: dict[tuple[str, str | None], _Case] = {}
    by_need: dict[str, list[Rule]] = {}
    for rule in profile.rules:
        by_need.setdefault(rule.needs[0], []).append(rule)
    once = {rule.id for rule in profile.rules if all(conditions()[need] == "report" for need in rule.needs)}
    for claim in reading.claims:
        voice, found = held(claim, known)
        for rule in (rule for need in found for rule in by_need.get(need, ())):
            if not all(need in found for need in rule.needs) or not rule.unless.isdisjoint(found):
                continue
            if rule.id in once and claim.attribution is None:
                continue
            about = None if rule.id in once else voice
            case = cases.setdefault((rule.id, about), _Case(rule, about))
            _add(case, claim, found)
    order = {rule.id: number for number, rule in enumerate(profile.rules)}
    ranked = sorted(cases.values(), key=lambda case: (-SEVERITIES.index(case.rule.severity), order[case.rule.id]))
    text = reading.document.text
    return [_caution(number, case, profile, text) for number, case in enumerate(ranked, 1)]


def _add(case: _Case, claim: Claim, found: Held) -> None:
    case.claims.append(claim)
    for need in case.rule.needs:
        case.grounds.setdefault(need, {})[found[need]] = None


def _caution(number: int, case: _Case, profile: Profile, text: str) -> Caution:
    rule = case.rule
    spans = {span for grounds in case.grounds.values() for ground in grounds for span in ground.spans}
    if not spans:
        spans = {claim.spans[0] for claim in case.claims}
    said = [claim.attribution for claim in case.claims if claim.attribution]
    return Caution(
        id=f"w{number}",
        profile=profile.name,
        rule=rule.id,
        severity=rule.severity,
        says=rule.says,
        why="; ".join(_working(need, case.grounds[need], text) for need in rule.needs),
        asks=rule.rule,
        origin=rule.origin,
        voice=case.voice,
        attributions=list(dict.fromkeys(said)),
        claims=[claim.id for claim in case.claims],
        spans=sorted(spans),
    )


def _working(need: str, grounds: Iterable[Ground], text: str) -> str:
    """One condition with its words: "opinion: “a disgrace”, “poor leadership”"."""
    spans = list(dict.fromkeys(span for ground in grounds for span in ground.spans))
    quoted = list(dict.fromkeys(f"“{_short(text, span)}”" for span in spans))
    remarks = list(dict.fromkeys(ground.remark for ground in grounds if ground.remark))
    more = [f"and {len(quoted) - _SHOWN} more"] if len(quoted) > _SHOWN else []
    evidence = ", ".join([*quoted[:_SHOWN], *more])
    told = " — ".join(filter(None, [evidence, "; ".join(remarks)]))
    name = need.replace("-", " ")
    return f"{name}: {told}" if told else name


def _short(text: str, span: Span) -> str:
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2].rstrip()} …"
