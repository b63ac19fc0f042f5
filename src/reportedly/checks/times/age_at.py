"""Age at death, and age at an event, against the dates of birth and of the day it is counted to."""

from functools import partial

from reportedly.checks.rule import Rule
from reportedly.checks.times.lives import lives

_TOLERANCE = "dates known to the month or year give two possible ages; one year beside them is strained"
DEATH = Rule(
    id="age-at-death",
    title="Age at death",
    needs=(
        "the dates of birth and death and the age at death, in one sentence or in two on end, the birth under the same "
        "name some sentences away"
    ),
    rule="full years from birth to death must be the age",
    tolerance=_TOLERANCE,
    example="died in 1987, aged 61. He was born in 1916: 70 or 71, stated 61: inconsistent",
    traps="a relative's age or birth in the same sentence (nothing is said), an age at another event",
    apply=partial(lives, kind="age-at-death"),
)
EVENT = Rule(
    id="age-at-event",
    title="Age at an event",
    needs=(
        "a birth (or an age today and the date of publication), a dated event, and the age at it, in one sentence or "
        "in two on end"
    ),
    rule="full years from birth to the event must be the age",
    tolerance=_TOLERANCE,
    example="born in 1958, was 31 when he became mayor in 1999: 40 or 41, stated 31: inconsistent",
    traps="a relative's age in the same sentence (nothing is said), an event without a date",
    apply=partial(lives, kind="age-at-event"),
)
