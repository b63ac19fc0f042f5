"""What an editor is warned about: passages through the whole reading, under a profile."""

import pytest

from reportedly import intake
from reportedly.reading import read
from reportedly.settings import current
from tests.cautions.passages import CASES


@pytest.mark.parametrize(("profile", "text", "warned", "quiet"), CASES, ids=[str(n) for n in range(len(CASES))])
def test_cautions_of_a_passage(profile, text, warned, quiet):
    """Each rule warns where its conditions hold, and is quiet where one of them only seems to."""
    reading = read(intake.from_text(text), current().having(profile=profile))
    found = {caution.rule for caution in reading.cautions}
    assert set(warned.split()) <= found
    assert not set(quiet.split()) & found
