"""Ties: from each mention to the one it has the claim from. Ties run back in time and make no circle.

A credit that would close a circle, or that names a report which came later, is no tie: it is told as a doubt.
"""

from collections.abc import Iterator, Sequence

from reportedly.archive.copies import passages
from reportedly.archive.origins.accounts import Account, Case, Credited, surely_later
from reportedly.archive.origins.folding import Told
from reportedly.archive.origins.verdicts import Beginning, credits_mostly
from reportedly.model.trace import Edge, Tie

_MOST = 60  # edges whose passages are aligned; a claim with more copies shows them when asked


def edges(case: Case, found: Sequence[Beginning]) -> tuple[list[Edge], list[str]]:
    """The ties of a claim's mentions, surest first, and what is doubtful about its credits."""
    wanted = sorted(_wanted(case, found), key=lambda one: -one[0].sure)
    kept: list[Edge] = []
    doubts: list[str] = []
    back: dict[str, set[str]] = {}
    shown = 0
    for edge, later, earlier in wanted:
        if earlier is None:
            kept.append(edge)
            continue
        if _reaches(back, edge.earlier, edge.later):
            doubts.append(f"{_name(later)} and {_name(earlier)} each lead to the other: the {edge.tie} tie is left out")
            continue
        back.setdefault(edge.later, set()).add(edge.earlier)
        if edge.tie in ("copies", "updates") and shown < _MOST:
            shown += 1
            kept.append(_with_passages(edge, later, earlier))
        else:
            kept.append(edge)
    doubts.extend(_too_late(case))
    return kept, list(dict.fromkeys(doubts))


def _with_passages(edge: Edge, later: Told, earlier: Told) -> Edge:
    return Edge(
        later=edge.later, earlier=edge.earlier, tie=edge.tie, sure=edge.sure, credit=edge.credit, why=edge.why,
        passages=passages(later.text, earlier.text),
    )  # fmt: skip


def _wanted(case: Case, found: Sequence[Beginning]) -> Iterator[tuple[Edge, Told, Told | None]]:
    for beginning in found:
        for account in beginning.accounts:
            yield from _within(case, beginning, account)
    for credited in case.credited:
        yield from _credit(case, credited)
    top = found[0] if found else None
    for beginning in found[1:]:
        if top and beginning.chance < 0.5 and not credits_mostly(beginning.account) and beginning.outside is None:
            later, earlier = case.told[beginning.root], case.told[_first_root(case, found)]
            if later.key != earlier.key and not surely_later(earlier.statement, later.statement):
                sure = round(1 - beginning.chance, 3)
                why = "credits nobody, and has nothing of its own beside the claim"
                yield Edge(later=later.key, earlier=earlier.key, tie="may-relay", sure=sure, why=why), later, earlier


def _first_root(case: Case, found: Sequence[Beginning]) -> int:
    """The earliest mention of those that begin."""
    roots = [one.root for one in found if one.chance >= 0.5] or [found[0].root]
    return min(roots, key=lambda at: (case.told[at].statement.first is None, case.told[at].statement.first or 0.0))


def _within(case: Case, beginning: Beginning, account: Account) -> Iterator[tuple[Edge, Told, Told]]:
    """Copies to the text they are of; an account in the same words as another to where that starts."""
    root = case.told[beginning.root]
    home = case.told[account.head] if account is not beginning.account else root
    same_text = account is beginning.account
    for member in account.members:
        later = case.told[member]
        earlier = root if same_text or member == account.head else home
        if later.key == earlier.key:
            continue
        own = later.statement.publisher is not None and later.statement.publisher == earlier.statement.publisher
        tie: Tie = "updates" if own else "copies"
        text = same_text or member != account.head
        why = "shares the text around the claim" if text else "has the claim in the same words"
        sure = 0.5 if surely_later(earlier.statement, later.statement) else 0.95 if text else 0.85
        yield Edge(later=later.key, earlier=earlier.key, tie=tie, sure=sure, why=why), later, earlier


def _credit(case: Case, credited: Credited) -> Iterator[tuple[Edge, Told, Told | None]]:
    later = case.told[credited.by]
    span = credited.credit.words
    why = f"credits {credited.credit.outlet}"
    if not credited.to:
        if credited.credit.near and credited.credit.known:
            outlet = credited.credit.outlet
            edge = Edge(later=later.key, earlier=outlet, tie="credits", sure=0.7, outside=True, credit=span, why=why)
            yield edge, later, None
        return
    may = [case.told[at] for at in credited.to if not surely_later(case.told[at].statement, later.statement)]
    if may:
        earlier = min(may, key=lambda one: (one.statement.first is None, one.statement.first or 0.0))
        sure = 0.9 if credited.credit.near else 0.6
        yield Edge(later=later.key, earlier=earlier.key, tie="credits", sure=sure, credit=span, why=why), later, earlier


def _reaches(back: dict[str, set[str]], start: str, goal: str) -> bool:
    """Whether ties lead from ``start`` back to ``goal``."""
    seen, front = {start}, [start]
    while front:
        at = front.pop()
        if at == goal:
            return True
        new = back.get(at, set()) - seen
        seen |= new
        front.extend(new)
    return False


def _too_late(case: Case) -> Iterator[str]:
    for one in case.credited:
        if one.later:
            yield f"{_name(case.told[one.by])} credits {one.credit.outlet}, whose report has a later time"


def _name(told: Told) -> str:
    return told.statement.publisher or told.key
