"""How many examples a test takes: few in the suite, fifty times as many in the profile ``long``."""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import settings

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def examples(few: int) -> Callable[[Any], Any]:
    """``@examples(20)``: so many examples, or fifty times as many."""
    return settings(settings.get_profile("long" if LONG else "quick"), max_examples=few * 50 if LONG else few)
