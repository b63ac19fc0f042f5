"""Gates: the quick looks before the patterns of checks. They must never keep a pattern from a match."""

import importlib
import pkgutil
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import checks
from reportedly.checks import case
from reportedly.checks.masks import _MACRO, Frame, slots
from reportedly.checks.sources import source_count
from reportedly.checks.times import ordinal_year, weekday_date
from reportedly.intake.lines import folded
from tests.checks.passages import case_of

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@cache
def made_for(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Texts that ``pattern`` matches; made once, since reading a pattern takes longer than drawing from it."""
    return st.from_regex(pattern)


def frames() -> list[Frame]:
    """Every frame of every check."""
    found = []
    for module in pkgutil.walk_packages(checks.__path__, "reportedly.checks."):
        if not module.name.endswith("__main__"):
            values = vars(importlib.import_module(module.name)).values()
            flat = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
            found += [item for item in flat if isinstance(item, Frame)]
    return found


def optional(pattern: str) -> list[str]:
    """The slots of a frame that a match can go without: in a choice, a look-around, or a group that may be absent."""
    plain = re.sub(r"\\.|\[[^\]]*\]", lambda found: "_" * len(found[0]), pattern)
    plain = _MACRO.sub(lambda found: found[0].replace("|", "_"), plain)
    groups, opened = [], []
    for at, mark in enumerate(plain):
        if mark == "(":
            opened.append((at, False))
        elif mark == "|" and opened:
            opened[-1] = (opened[-1][0], True)
        elif mark == ")":
            start, choice = opened.pop()
            if choice or re.match(r"[?*]|\{0", plain[at + 1 :]) or re.match(r"\(\?<?[=!]", plain[start:]):
                groups.append((start, at))
    named = [slot for slot in _MACRO.finditer(pattern) if slot[2]]
    return [slot[0] for slot in named if any(start < slot.start() < end for start, end in groups)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("of <n:a>(?: or <n|money:b>)?", ["<n|money:b>"]),
        ("(?:<n:a>|none)", ["<n:a>"]),
        ("<n:a>(?= of <n:b>)", ["<n:b>"]),
        ("(?:of|from) (?:<n|money:a>) [(|] <n:b>", []),
    ],
)
def test_optional_slots_are_seen(pattern: str, expected: list[str]):
    """The reading of patterns that the next test leans on."""
    assert optional(pattern) == expected


def test_no_slot_of_a_frame_is_optional():
    """Sentences without a frame's slots in their order are passed over, which such a slot would make wrong."""
    assert len(frames()) > 10
    assert [frame._pattern for frame in frames() if optional(frame._pattern)] == []


@pytest.mark.parametrize(
    ("found", "expected"), [(("count", "date", "money"), True), (("money", "count"), False), (("count",), False)]
)
def test_slots_stand_in_order(found: tuple[str, ...], expected: bool):
    """Other slots may stand between those of a frame; the order is kept."""
    assert Frame("<count:one> or <money:two>").may_fit("".join(map(slots, found))) is expected


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "The siege of Orel has entered its third week."),
        (0, "As Velia’s war enters its fifth year, few speak of it."),
        (1, "The siege is now in its fourth month."),
        (1, "The strikes, well into their second week, go on."),
        (2, "In its fifth year, the blockade is felt."),
        (3, "The blockade’s fifth year was the worst."),
        (4, "Orel is entering the third month of the siege."),
        (5, "It was a second year of the drought."),
    ],
)
def test_no_ordinal_year_is_lost(number: int, text: str):
    """Each frame of ordinal years holds the part that is looked for first."""
    (masked,) = case_of(text).masked
    assert any(ordinal_year._FRAMES[number].search(masked))
    assert any(ordinal_year._NTH.search(masked))


@pytest.mark.parametrize("pattern", [weekday_date._DAY_FIRST, weekday_date._MONTH_FIRST], ids=["day", "month"])
@SLOW
@given(st.data())
def test_no_weekday_is_lost(pattern: re.Pattern[str], data: st.DataObject):
    """Weekdays with dates begin as looked for, and no other such beginning is inside them."""
    text = data.draw(made_for(pattern))
    starts = [opens.start() for opens in weekday_date._OPENS.finditer(folded(text))]
    for match in pattern.finditer(text):
        assert [start for start in starts if match.start() <= start < match.end()] == [match.start()]


@pytest.mark.parametrize("number", range(3))
@SLOW
@given(st.data())
def test_no_single_source_is_lost(number: int, data: st.DataObject):
    """Each pattern of one voice holds a part that is looked for first."""
    _, made_by, the_one = source_count._patterns()
    text = data.draw(made_for((made_by, *the_one)[number]))
    assert source_count._may_tell_of_one().search(folded(text))


@given(st.from_regex(re.compile(case._DISPUTED.pattern, re.IGNORECASE)))
def test_disputes_in_any_case(text: str):
    """Words of dispute count whatever their case, at the head of a sentence too."""
    assert re.search(case._DISPUTED.pattern, text, re.IGNORECASE)
    assert case._DISPUTED.search(folded(text))


def test_a_dispute_at_the_head_of_a_sentence():
    """Protects: folding is done before the words of dispute are looked for."""
    told = case_of("WRONG: 54 of the 120 flats have mould. It was 61 of the 120 flats.")
    assert [told.disputed(sentence) for sentence in told.sentences] == [True, False]
