"""Settings: the environment's, and what is chosen for one reading on top of them."""

from dataclasses import fields

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
        ("SPEECH_ONLY", "perhaps", "'perhaps' is no yes or no"),
        ("MIN_CONFIDENCE", "7", "7.0 is no probability"),
        ("THREADS", "two", "'two' is no whole number"),
        ("FETCH_TIMEOUT", "soon", "'soon' is no number"),
        ("FETCH_TIMEOUT", "nan", "'nan' is out of bounds. Give 0.01 to 3,600."),
        ("FETCH_TIMEOUT", "0", "'0' is out of bounds"),
        ("THREADS", "0", "'0' is out of bounds. Give 1 to 1,024."),
        ("MAX_BYTES", "-5", "'-5' is out of bounds. Give 1 or more."),
        ("MAX_CHARACTERS", "0", "'0' is out of bounds"),
        ("MAX_PAGES", "0", "'0' is out of bounds"),
        ("MAX_REDIRECTS", "-1", "'-1' is out of bounds. Give 0 or more."),
        ("REQUESTS_PER_MINUTE", "-1", "'-1' is out of bounds. Give 0 or more."),
        ("VOCAB_DIR", "/no/such/folder", "'/no/such/folder' is no folder"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(monkeypatch, name, value, says):
    """A wrong environment is named, with what would do."""
    monkeypatch.setenv(f"REPORTEDLY_{name}", value)
    with pytest.raises(SettingsError, match=says.replace("(", "\\(")):
        current()


@pytest.mark.parametrize("name", [knob.name for knob in fields(Settings)])
def test_an_empty_variable_is_none(monkeypatch, name):
    """Protects services whose environment file has a name and nothing behind it: that is the default."""
    monkeypatch.setenv(f"REPORTEDLY_{name.upper()}", "")
    assert current() == Settings()


def test_the_default_model_is_one_that_there_is():
    """The first of the models is the one a user gets."""
    assert Settings().model == MODELS[0]
