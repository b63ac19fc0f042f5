"""Age and birth: "57, was born in June 1978"."""

from functools import partial

from reportedly.checks.rule import Rule
from reportedly.checks.times.lives import lives

RULE = Rule(
    id="age-birth",
    title="Age and date of birth",
    needs=(
        "a person's age and date of birth in one sentence, in two on end, or under the same name some sentences away; "
        "the date of publication"
    ),
    rule="full years from birth to publication must be the age",
    tolerance=(
        "a birth known to the month or year gives two possible ages; one year beside them is strained (an age "
        "kept from "
        "an earlier day)"
    ),
    example="Ilse Maret, 57, was born in June 1978 (published 2026-03-12): aged 47, stated 57: inconsistent",
    traps="the dead (age at death), ages at an earlier event, no date of publication (not checkable)",
    apply=partial(lives, kind="age-birth"),
)
