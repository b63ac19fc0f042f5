"""Settings: the environment's, and what is chosen for one reading on top of them."""

import pytest

from reportedly.errors import SettingsError
from reportedly.settings import MODELS, Settings, current


@pytest.fixture(autouse=True)
def _anew():
    current.cache_clear()
    yield
    current.cache_clear()


def test_choices_stand_over_the_environment_and_none_leaves_it(monkeypatch):
    """A command's option goes before the environment; an option not given does not undo it."""
    monkeypatch.setenv("REPORTEDLY_MODEL", "fast")
    monkeypatch.setenv("REPORTEDLY_SPEECH_ONLY", "yes")
    assert (current().model, current().speech_only) == ("fast", True)
    chosen = current().having(model=None, min_confidence=0.5, speech_only=False)
    assert (chosen.model, chosen.min_confidence, chosen.speech_only) == ("fast", 0.5, False)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MODEL", "best", "no model 'best'. Choose accurate or fast."),
        ("SPEECH_ONLY", "perhaps", "'perhaps' is no truth"),
        ("MIN_CONFIDENCE", "7", "7.0 is no probability"),
        ("THREADS", "two", "'two' is no int"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(monkeypatch, name, value, says):
    """A wrong environment is named, with what would do."""
    monkeypatch.setenv(f"REPORTEDLY_{name}", value)
    with pytest.raises(SettingsError, match=says.replace("(", "\\(")):
        current()


def test_the_default_model_is_one_that_there_is():
    """The first of the models is the one a user gets."""
    assert Settings().model == MODELS[0]
