"""The description is OpenAPI 3.1, whole, and true: schemas are the records', examples decode, all is described."""

import msgspec
import pytest

from reportedly.doors.api import wishes
from reportedly.export.schema import schema as reading_schema

validator = pytest.importorskip("openapi_spec_validator", reason="openapi-spec-validator is not installed")


@pytest.fixture
def document(empty_archive, over):
    return over(empty_archive).get("openapi.json").json()


def operations(document):
    return [(path, how, one) for path, methods in document["paths"].items() for how, one in methods.items()]


def test_it_is_openapi_3_1(document):
    """By the validator of the standard."""
    assert document["openapi"].startswith("3.1")
    validator.validate(document)


def test_schemas_are_those_of_the_records(document):
    """No second definition: the Reading's here is that which ``reportedly schema`` prints, but for its prose."""
    ours = {
        name: sorted(one["properties"])
        for name, one in document["components"]["schemas"].items()
        if "properties" in one
    }
    theirs = {name: sorted(one["properties"]) for name, one in reading_schema()["$defs"].items() if "properties" in one}
    assert theirs.items() <= ours.items()


def test_each_operation_is_told(document):
    """A name that is its own, a sentence, a tag that is explained; every error as a Problem."""
    names = [one["operationId"] for _, _, one in operations(document)]
    assert len(names) == len(set(names)) > 30
    tags = {tag["name"] for tag in document["tags"]}
    for path, how, one in operations(document):
        assert one["description"], (path, how)
        assert set(one["tags"]) <= tags, (path, how)
        for status, told in one["responses"].items():
            assert int(status) < 400 or list(told["content"]) == ["application/problem+json"], (path, how, status)


def test_examples_are_what_is_taken(document):
    """Each body's example decodes as the record that the operation decodes it to."""
    seen = 0
    for path, how, one in operations(document):
        if (content := one.get("requestBody", {}).get("content")) and "application/json" in content:
            record = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
            msgspec.convert(content["application/json"]["example"], getattr(wishes, record)), (path, how)
            seen += 1
    assert seen == 6


def test_the_scales_are_the_desks_own(document):
    """A verdict is one of the desk's scale; so a client can offer the choices."""
    schemas = document["components"]["schemas"]
    assert "withdrawn" in schemas["Reviewing"]["properties"]["verdict"]["enum"]
    assert schemas["Grading"]["properties"]["grade"]["enum"] == list("123456")
    assert schemas["GradingSource"]["properties"]["grade"]["enum"] == list("ABCDEF")


@pytest.mark.parametrize("path", ["openapi.json", "health", "checks", "scales", "schema/reading", "schema/dossier"])
def test_what_tells_nothing_of_the_archive_is_open(keyed, path):
    """What an API is can be read without a key, and nothing else."""
    client = keyed("reader")
    del client.headers["authorization"]
    assert client.get(path).status_code == 200
    assert client.get("articles").status_code == 401
