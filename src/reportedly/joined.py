"""Things put together pair by pair: what is reached from each other is one group (union-find)."""

from collections import defaultdict


class Joined:
    """Things by number, put together pair by pair."""

    def __init__(self, count: int) -> None:
        """``count`` things, each alone."""
        self._leader = list(range(count))

    def first(self, number: int) -> int:
        """The one that stands for a thing's group."""
        while self._leader[number] != number:
            self._leader[number] = number = self._leader[self._leader[number]]
        return number

    def same(self, one: int, other: int) -> bool:
        """Whether two are together."""
        return self.first(one) == self.first(other)

    def join(self, one: int, other: int) -> None:
        """Puts two together; the lower number stands for them."""
        first, second = sorted((self.first(one), self.first(other)))
        self._leader[second] = first

    def groups(self) -> list[list[int]]:
        """The groups, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._leader)):
            found[self.first(number)].append(number)
        return list(found.values())
