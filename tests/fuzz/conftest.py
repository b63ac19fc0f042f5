"""Profiles: ``quick``, the same few examples each time; ``long``, fifty times as many, others each time.

``HYPOTHESIS_PROFILE=long nice python -m pytest -n 0 tests/fuzz`` is the long run, by hand.
"""

from hypothesis import HealthCheck, settings

_BOTH = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "print_blob": True}
settings.register_profile("quick", settings(derandomize=True, **_BOTH))
settings.register_profile("long", settings(derandomize=False, **_BOTH))
