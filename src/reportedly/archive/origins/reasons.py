"""In words: why a mention is taken for an origin, a copy, a relay, and what is doubtful about the number."""

import math
from collections.abc import Iterator, Sequence

from reportedly.archive.origins.accounts import Account, Case
from reportedly.archive.origins.own import Number
from reportedly.archive.origins.verdicts import Beginning, credits_mostly
from reportedly.model.trace import Role

_SURE, _DOUBTED = 0.9, 0.1  # chances beyond which nothing is told as a doubt


def reasons(case: Case, number: int, beginning: Beginning, account: Account, role: Role) -> list[str]:
    """Why a mention has its role."""
    told = case.told[number]
    named = [one.credit.outlet for one in case.credited if one.by == number]
    credit = [f"credits {' and '.join(dict.fromkeys(named))}"] if named else []
    if role == "origin":
        return about(case, beginning)
    if number == beginning.root:
        return [*credit, *_facts(account)]
    root = case.told[beginning.root]
    where = root.statement.publisher or root.key
    if account is beginning.account:
        return [*credit, f"has the text around the claim in common with {where}"]
    if told.statement.words == root.statement.words:
        return [*credit, f"has the sentence word for word as {where} has it"]
    return [*credit, f"has the sentence almost as {where} has it"]


def about(case: Case, beginning: Beginning) -> list[str]:
    """What speaks for and against an account being its own."""
    found = _facts(beginning.account)
    if beginning.outside:
        found.insert(0, f"credits {beginning.outside}, which the archive does not have with this claim")
    if case.told[beginning.root].statement.first is None:
        found.append("has no time of publication")
    return found


def _facts(account: Account) -> list[str]:
    facts = account.facts
    reused, credited = round(math.expm1(facts["reused"])), round(math.expm1(facts["credited"]))
    said = [
        (facts["first"] > 0, "the earliest here that credits nobody"),
        (credits_mostly(account), "credits an outlet that has the claim"),
        (facts["credits later"] > 0, "credits an outlet whose report has a later time"),
        (facts["details"] > 0, "tells more of the matter beside the claim"),
        (facts["names"] > 0, "names the same further places or people as an account in other words"),
        (reused > 0, f"is reprinted by {reused} other outlet{'s' * (reused > 1)}"),
        (credited > 0, f"is credited by {credited} mention{'s' * (credited > 1)}"),
        (facts["voice"] > 0, "heard somebody whom no other report of it names"),
        (facts["about"] == 1, "is headlined with it"),
        (facts["bare"] > 0, "has the claim in a sentence by itself"),
        (facts["tied"] > 0.4, "goes on with another matter after it"),
        (facts["recurs"] > 0.4, "is about the matter throughout"),
        (facts["vague"] > 0, "does not say whose word it is, where others do"),
        (facts["rounded"] > 0, "has the figure blunter than others"),
    ]
    return [words for holds, words in said if holds]


def doubts_of(case: Case, found: Sequence[Beginning], number: Number) -> list[str]:
    """Why the number is an interval: each account that may or may not be its own."""
    return list(_doubts(case, found, number))


def _doubts(case: Case, found: Sequence[Beginning], number: Number) -> Iterator[str]:
    for place, one in enumerate(found):
        if not _DOUBTED < one.chance < _SURE:
            continue
        told = case.told[one.root]
        name = told.statement.publisher or told.key
        counted = "is counted" if place < number.best else "is not counted"
        because = "; ".join(about(case, one))
        yield f"{name} {counted} as an origin, at {one.chance:.0%}: {because}"
    if untimed := sum(one.statement.first is None for one in case.told):
        articles = "article has" if untimed == 1 else "articles have"
        yield f"{untimed} of the {len(case.told)} {articles} no time of publication"
