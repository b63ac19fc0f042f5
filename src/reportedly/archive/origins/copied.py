"""What the copies part knows of a claim: which mentions share its sentence, or more, and where else that stands."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from reportedly.archive import copies
from reportedly.archive.origins.sameness import digits_of, figures_agree
from reportedly.archive.origins.statements import Statement, statements
from reportedly.archive.tables import claims
from reportedly.model.trace import Passage

_MORE = 5  # words that a passage has beside the claim's sentence
_WORDINGS = 6  # of a claim, that are looked for elsewhere
_MOST = 400  # versions that are looked into for one claim's sentence


def pairs(connection: Connection, found: Sequence[Statement]) -> list[tuple[int, int]]:
    """Pairs of versions that share a passage around the claim, and its sentence, verbatim or edited; stock apart."""
    at = {one.version: one for one in found}
    families = copies.families_at(connection, {version: one.sentence for version, one in at.items()})
    return [
        (pair.one, pair.other)
        for pair in copies.among(connection, list(at))
        if families.get(pair.one, set()) & families.get(pair.other, set())
        and any(_holds_more(shared, at[pair.one], at[pair.other]) for shared in pair.passages)
    ]


def _holds_more(shared: Passage, one: Statement, other: Statement) -> bool:
    """Whether a passage holds the claim in both texts, and more: a sentence alone may come without the rest."""
    here = shared.one.overlaps(one.sentence) and shared.other.overlaps(other.sentence)
    return here and shared.words > len(one.words.split()) + _MORE


def elsewhere(connection: Connection, found: Sequence[Statement]) -> list[Statement]:
    """Statements in the sentences of ``found`` where they stand misprinted or edited, the figure being the same."""
    known = {one.version for one in found}
    wordings = {one.words: one for one in reversed(found)}
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in list(wordings.values())[:_WORDINGS]:
        for version, span in copies.same_sentence(connection, one.version, one.sentence):
            if version not in known:
                places[version].append(span)
    some = sorted(places)[:_MOST]
    if not some:
        return []
    told = statements(connection, [claims.c.version.in_(some)], figured=False)
    return [
        one
        for one in told
        if any(start < one.sentence.end and one.sentence.start < end for start, end in places[one.version])
        and any(_one_figure(one, other) for other in wordings.values())
    ]


def _one_figure(one: Statement, other: Statement) -> bool:
    """Whether the figure is the same, or, where it was not read as one, its digits stand there."""
    if one.low is None and other.low is not None:
        return digits_of(other.low) in one.words.replace(",", "")
    return bool(figures_agree(one, other))
