"""``python -m reportedly.cautions``: what kind of witness, as Markdown, for docs/witness.md."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly import vocab
from reportedly.cautions.profiles import Profile, Rule, names, profile

_PROSE = Path(__file__).with_name("prose.md")


def markdown() -> str:
    """The whole page: the prose, then the catalogues made from the lists."""
    parts = [_PROSE.read_text(encoding="utf-8").rstrip(), *_kinds(), *_traits(), *_profiles(), *_conditions()]
    return "\n".join(parts) + "\n"


def _kinds() -> Iterator[str]:
    yield "\n## The kinds of source\n"
    rows = ((f"`{r['kind']}`", r["what"], r["example"], r["asks"]) for r in vocab.rows("kinds"))
    yield from _table(("kind", "what it is", "for example", "what an editor asks"), rows)


def _traits() -> Iterator[str]:
    yield "\n## The traits of a witness\n"
    yield "`*` stands for a value that the report supplies. The few words in **bold** are how a reading shows it.\n"
    rows = (
        (f"`{r['trait']}`", f"`{r['value']}`", f"{r['means']}: **{r['short']}**", r["example"])
        for r in vocab.rows("traits")
    )
    yield from _table(("trait", "value", "means", "for example"), rows)


def _profiles() -> Iterator[str]:
    yield "\n## The newsrooms’ profiles"
    for name in names():
        yield from _profile(profile(name))


def _profile(one: Profile) -> Iterator[str]:
    yield f'\n<a id="{one.name}"></a>\n\n### {one.title}\n\n`--profile {one.name}`. {one.about}\n'
    rows = ((f"`{r.id}`", f"**{r.severity}** {r.says}", _when(r), f"{r.rule} *{r.origin}*") for r in one.rules)
    yield from _table(("rule", "says", "when", "the newsroom’s rule, in our words"), rows)


def _when(rule: Rule) -> str:
    return ", ".join([*rule.needs, *(f"not {one}" for one in sorted(rule.unless))])


def _conditions() -> Iterator[str]:
    yield "\n## The conditions that rules are made of\n"
    rows = ((f"`{r['condition']}`", r["of"], r["means"]) for r in vocab.rows("conditions"))
    yield from _table(("condition", "of", "holds where"), rows)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head = list(head)
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


if __name__ == "__main__":
    sys.stdout.write(markdown())
