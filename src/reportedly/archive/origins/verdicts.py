"""What an account is taken for: its chance of being its own, and groups of accounts that can hold but one beginning."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.archive.origins.accounts import Account, Case
from reportedly.archive.origins.own import Number, number_of, own
from reportedly.joined import Joined

_MOSTLY = 0.5  # of an account's texts that credit, from which on the account does


class Beginning(NamedTuple):
    """Accounts that go back to one: ``root`` is the mention it starts with, ``chance`` that it is its own.

    ``account`` is the one the root is of; ``outside`` an outlet not in the archive with the claim, which it credits.
    """

    accounts: list[Account]
    account: Account
    root: int
    chance: float
    outside: str | None


def beginnings(case: Case) -> list[Beginning]:
    """The claim's groups of accounts, likeliest to be its own first."""
    joined = Joined(len(case.accounts))
    by_group: dict[object, int] = {}
    for number, one in enumerate(case.accounts):
        joined.join(number, by_group.setdefault(one.group, number))
        if outlet := outside(one):
            joined.join(number, by_group.setdefault(outlet, number))
    made = [_beginning([case.accounts[number] for number in group]) for group in joined.groups()]
    return sorted(made, key=lambda one: -one.chance)


def _beginning(accounts: Sequence[Account]) -> Beginning:
    chances = [own(one.facts) for one in accounts]
    best = max(range(len(accounts)), key=chances.__getitem__)
    account = accounts[best]
    return Beginning(list(accounts), account, root_of(account), chances[best], outside(account))


def outside(account: Account) -> str | None:
    """The known outlet most of an account's texts credit beside the claim, if it is not in the archive with it."""
    named: dict[str, set[int]] = defaultdict(set)
    for one in account.credited:
        if not one.to and one.credit.near and one.credit.known:
            named[one.credit.outlet].add(one.by)
    most = max(named, key=lambda outlet: len(named[outlet]), default=None)
    return most if most is not None and len(named[most]) > _MOSTLY * len(account.members) else None


def root_of(account: Account) -> int:
    """The mention an account starts with: its head, unless that credits and another does not."""
    credits = {one.by for one in account.credited}
    if account.head in credits:
        return next((member for member in account.members if member not in credits), account.head)
    return account.head


def credits_mostly(account: Account) -> bool:
    """Whether most of an account's texts credit an outlet that has the claim and may have had it before."""
    return account.facts["credits"] >= _MOSTLY


def counted(found: Sequence[Beginning]) -> Number:
    """How many of the beginnings are their own."""
    return number_of([one.chance for one in found])
