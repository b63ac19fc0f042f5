"""Profiles: what each named rule makes of the same figures, why, and what it passes over."""

import pytest

from reportedly import vocab
from reportedly.archive.series import profiles
from reportedly.archive.series.profiles import choose, profile
from reportedly.errors import SettingsError
from reportedly.model.series import Figure, Origin, Report
from reportedly.model.span import Span

KINDS = {"o1": "named-person", "o2": "organisation", "o3": "vague", "o4": "document"}
ORIGINS = [Origin(id=id, name=id, kind=kind) for id, kind in KINDS.items()]


def figure(id, origin, low, high=None, *, modifier="exact", words="", day="2025-09-01", changed=None):
    high = low if high is None else high
    report = Report(
        article="a", version=1, claim="c1", publisher=None, title=None, published=None, published_from=None,
        published_to=None, span=Span(0, 1), sentence=Span(0, 1), words="", printed=words or f"{low:,}",
    )  # fmt: skip
    least, most = (low, None) if modifier == "more-than" else (0, high) if modifier == "less-than" else (low, high)
    return Figure(
        id=id, origin=origin, low=low, high=high, least=least, most=most, modifier=modifier, printed=words or str(low),
        first=f"{day}T00:00:00Z", reports=[report], changed=changed,
    )  # fmt: skip


FIGURES = [
    figure("f1", "o1", 300_000, 500_000),
    figure("f2", "o2", 12, day="2025-09-02"),
    figure("f3", "o3", 24, 99, words="Dozens of", day="2025-09-03"),
    figure("f4", "o2", 120, day="2025-09-04"),
    figure("f5", "o4", 120, day="2025-09-05"),
    figure("f6", "o1", 7, changed="d1", day="2025-09-06"),
]


@pytest.mark.parametrize(
    ("name", "low", "high", "rests_on"),
    [
        ("conservative", 12, 12, ["f3"]),  # dozens are coded as 12; f2 was replaced by its origin's f4
        ("min-max", 12, 500_000, ["f1", "f2"]),
        ("low-best-high", 12, 500_000, ["f1", "f2"]),
        ("majority", 120, 120, ["f4", "f5"]),
        ("hierarchy", 120, 120, ["f5"]),
        ("latest", 120, 120, ["f5"]),
    ],
)
def test_what_a_rule_gives(name, low, high, rests_on):
    """Each rule by its own words; every figure is either rested on or passed over with a reason."""
    choice = choose(name, FIGURES, ORIGINS)
    assert (choice.low, choice.high, choice.figures) == (low, high, rests_on)
    assert choice.best is None
    assert {*choice.figures, *(out.figure for out in choice.left_out)} == {f.id for f in FIGURES}
    assert all(out.why for out in choice.left_out)


def test_ceilings_set_no_floor():
    """The lowest number is none of "fewer than 5"."""
    choice = choose("conservative", [figure("f1", "o1", 5, modifier="less-than"), figure("f2", "o2", 9)], ORIGINS)
    assert (choice.low, choice.left_out[0].why) == (9, "sets no lower bound")
    assert choose("conservative", [figure("f1", "o1", 5, modifier="less-than")], ORIGINS).low is None


def test_an_open_end_stays_open():
    """A range whose greatest number is a lower bound has no upper end."""
    figures = [figure("f1", "o1", 9), figure("f2", "o2", 30, modifier="more-than")]
    choice = choose("min-max", figures, ORIGINS)
    assert (choice.low, choice.high, choice.open_end) == (9, 30, True)


def test_no_majority_is_said():
    """Where no figure has more origins than another, the rule says so and gives all."""
    choice = choose("majority", [figure("f1", "o1", 9), figure("f2", "o2", 30)], ORIGINS)
    assert (choice.low, choice.high, choice.figures) == (9, 30, ["f1", "f2"])
    assert choice.why.startswith("no majority")


def test_no_figures():
    """A rule makes nothing of nothing."""
    assert choose("latest", [], ORIGINS).low is None


def test_no_such_profile():
    """A name that isn't there is one line."""
    with pytest.raises(SettingsError, match="no such profile of rules"):
        profile("median")


def test_every_profile_names_its_source():
    """A rule without a source, or one that no program knows, would be ours in another's name."""
    for each in profiles.profiles():
        assert each.says
        assert each.source
        assert profile(each.name) == each
    ranked = {row["kind"] for row in vocab.rows("figure_ranks") if row["profile"] == "hierarchy"}
    assert ranked == {row["kind"] for row in vocab.rows("kinds")}


def test_a_hierarchy_of_ones_own(monkeypatch):
    """An editor's rows make a profile with another order of sources."""
    own = {"profile": "mine", "rank": "1", "kind": "vague", "source": "us"}
    row = {"name": "mine", "title": "Ours", "rule": "rank", "says": "Rumours first.", "source": "us"}
    tables = {
        "figure_profiles": (*vocab.rows("figure_profiles"), row),
        "figure_ranks": (*vocab.rows("figure_ranks"), own),
    }
    monkeypatch.setattr(profiles, "rows", lambda name: tables.get(name, ()))
    assert choose("mine", FIGURES, ORIGINS).figures == ["f3"]


@pytest.mark.parametrize("name", ["figure_profiles", "figure_codes", "figure_ranks", "figure_words"])
def test_rows_have_sources(name):
    """Every row of these tables says where it is from."""
    assert all(row["source"] for row in vocab.rows(name))
