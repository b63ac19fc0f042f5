"""Profiles as data: ours are whole, the user's own is read, and a slip in it is named by its row."""

import csv
import io
import re
from pathlib import Path

import pytest

from reportedly import cautions, intake, vocab
from reportedly.cautions.conditions import grounds, held
from reportedly.cautions.profiles import COLUMNS, conditions
from reportedly.errors import SettingsError
from reportedly.reading import read
from reportedly.settings import current
from tests.cautions.passages import CASES
from tests.witness.passages import ALL

HEAD = ",".join(COLUMNS)
OWN = "leak,unnamed opinion,stop,Says who?,Names only.,our desk"


def _file(folder, *rows, head=HEAD):
    path = folder / "desk.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", cautions.names())
def test_our_profiles_are_whole(name):
    """Each profile is read, asks for what the issue names, and each rule says that it is from memory."""
    profile = cautions.profile(name)
    rows = vocab.rows(f"profiles/{name}")
    assert len(profile.rules) >= 12
    assert all("from memory" in row["source"] for row in rows)
    asked = {need for rule in profile.rules for need in rule.needs}
    assert {"opinion", "factive", "vague", "captive", "unnamed"} <= asked


def test_house_rules_hold_what_the_issue_asks():
    """An opinion, a plural for one, an institution for one voice, a factive verb, an adversary: house warns of each."""
    asked = {rule.needs for rule in cautions.profile("house").rules}
    assert {
        ("unnamed", "opinion"),
        ("plural-for-one",),
        ("institution-for-one-voice",),
        ("factive", "unverified"),
        ("adversary-claim", "one-side-only"),
    } <= asked


def test_a_profile_of_ones_own(tmp_path):
    """A CSV file of the user's is a profile, and its words are what the editor reads."""
    path = _file(tmp_path, OWN)
    found = read(
        intake.from_text("An aide to the mayor said: “It is a disgrace.”"), current().having(profile=path)
    ).cautions
    assert [(c.profile, c.rule, c.severity, c.says, c.asks, c.origin) for c in found] == [
        ("desk", "leak", "stop", "Says who?", "Names only.", "our desk")
    ]
    assert found[0].why == "unnamed: “An aide to the mayor”; opinion: “disgrace”"


@pytest.mark.parametrize(
    ("rows", "head", "says"),
    [
        ([OWN.replace("opinion", "opinon")], HEAD, "row 2: no condition 'opinon'. Did you mean 'opinion'?"),
        ([OWN, OWN.replace("leak", "x").replace("stop", "loud")], HEAD, "row 3: no severity 'loud'"),
        ([OWN, OWN], HEAD, "row 3: 'leak' is there twice"),
        ([OWN.replace("unnamed opinion", "!named")], HEAD, "row 2: only negated conditions"),
        ([OWN.replace("Says who?", "")], HEAD, "row 2: says empty"),
        ([OWN], HEAD.replace("severity", "level"), "columns missing: severity"),
        ([], HEAD, "no rows"),
    ],
)
def test_a_slip_is_named_by_its_row(tmp_path, rows, head, says):
    """An editor who mistypes a condition is told which row, and what may have been meant."""
    with pytest.raises(SettingsError) as told:
        cautions.profile(_file(tmp_path, *rows, head=head))
    assert says in str(told.value)
    assert "desk.csv" in str(told.value)


def test_no_such_profile():
    """A name that is none says which there are."""
    with pytest.raises(SettingsError, match="Choose house, ap, reuters, bbc"):
        cautions.profile("gazette")


def test_the_example_in_the_docs_is_a_profile(tmp_path):
    """What the page tells an editor to write can be read."""
    prose = Path(cautions.__file__).with_name("prose.md").read_text(encoding="utf-8")
    block = next(b for b in re.findall(r"```\n(.*?)```", prose, re.DOTALL) if b.startswith("id,when"))
    assert next(csv.reader(io.StringIO(block))) == list(COLUMNS)
    path = tmp_path / "docs.csv"
    path.write_text(block, encoding="utf-8")
    assert len(cautions.profile(str(path)).rules) == 1


@pytest.fixture(scope="module")
def met():
    """Every condition that some passage of these tests meets."""
    texts = [text for _, text, *_ in CASES] + [text for text, *_ in ALL]
    found = set()
    for text in texts:
        reading = read(intake.from_text(text))
        known = grounds(reading)
        for claim in reading.claims:
            found |= held(claim, known)[1].keys()
    return found


def test_conditions_are_those_of_the_catalogue(met):
    """No rule can wait for a condition that the code does not know, and none is missing from the catalogue."""
    assert met <= conditions().keys()
    assert conditions().keys() - met <= {"institution-for-one-voice", "plural-for-one"}, "no passage meets these"
