"""What the tests of exports share: the deserters' dossier, read and traced once."""

import pytest

from tests.export import whole_dossiers as dossiers


@pytest.fixture(scope="session")
def deserters(tmp_path_factory):
    """The dossier of the deserters' first claim, and the texts of its mentions."""
    return dossiers.real(tmp_path_factory.mktemp("dossier") / "deserters.db")
