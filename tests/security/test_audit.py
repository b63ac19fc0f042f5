"""The audit of what ships: licences of all of it, and that a known fault is found (its data is fetched by hand)."""

import json

import pytest

from benchmarks.audit import Fault, faults_of, is_copyleft, licence, read_faults, shipped


def test_licences() -> None:
    """Nothing under the GPL or the AGPL ships, in the core or in any extra, and everything says what it is under."""
    packages = shipped()
    assert len(packages) > 60
    said = {name: licence(name) for name, version in packages.items() if version}
    assert {name: words for name, words in said.items() if not words or is_copyleft(words)} == {}


WORDS = [
    ("MIT", False),
    ("LGPL-3.0-only", False),
    ("GNU Lesser General Public License v3", False),
    ("MPL-1.1 OR GPL-2.0-only", False),
    ("GPL-3.0-or-later", True),
    ("GPL-2.0-only OR AGPL-3.0-only", True),
    ("GNU General Public License v3 (GPLv3)", True),
    ("GNU Affero General Public License v3", True),
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_copyleft(words: str, expected: bool) -> None:
    """A choice that has another way is none; the LGPL is used as a library, unchanged."""
    assert is_copyleft(words) is expected


KNOWN = read_faults(
    json.dumps(
        {
            "$meta": {"about": "made up"},
            "Veld_Lib": [{"id": "GHSA-1", "cve": "CVE-1", "v": ">=1.0,<1.4.2", "advisory": "reads files"}],
            "tarn": [{"id": "pyup-1", "specs": ["<2", ">=3,<3.1"], "v": "<2,>=3,<3.1", "advisory": "runs words"}],
            "odd": [{"id": "x", "v": "everything"}],
        }
    ).encode()
)
VERSIONS = [
    ("veld-lib", "1.4.1", ["GHSA-1 CVE-1"]),
    ("veld-lib", "1.4.2", []),
    ("veld-lib", "1.3rc1", ["GHSA-1 CVE-1"]),
    ("tarn", "3.0", ["pyup-1"]),
    ("tarn", "2.5", []),
    ("odd", "1", ["x"]),
    ("unknown", "1", []),
]


@pytest.mark.parametrize(("name", "version", "expected"), VERSIONS)
def test_what_is_known_is_found(name: str, version: str, expected: list[str]) -> None:
    """An advisory is told of the versions it is of, however its package's name is spelt."""
    found: list[Fault] = list(faults_of(name, version, KNOWN))
    assert [fault.id for fault in found] == expected
