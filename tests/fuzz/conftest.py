"""``HYPOTHESIS_PROFILE=long nice python -m pytest -n 0 tests/fuzz`` is the long run, by hand (see ``profiles``)."""

from tests.fuzz import profiles

profiles.register()
