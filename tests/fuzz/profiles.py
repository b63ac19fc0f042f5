"""How many examples a test takes: few in the suite and always the same; fifty times as many in the profile ``long``."""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def register() -> None:
    """Hypothesis' profiles ``quick`` and ``long``; neither is made the default of other tests."""
    both = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "print_blob": True}
    settings.register_profile("quick", settings(derandomize=True, **both))
    settings.register_profile("long", settings(derandomize=False, **both))


register()


def examples(few: int) -> Callable[[Any], Any]:
    """``@examples(20)``: so many examples, or fifty times as many."""
    return settings(settings.get_profile("long" if LONG else "quick"), max_examples=few * 50 if LONG else few)
