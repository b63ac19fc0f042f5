"""Exports at the desk: every form of the catalogue, as a file that can do nothing; a review as a person gave it."""

import json
import re

import pytest

from reportedly.model.desk import Actor
from reportedly.service import exports

PUBLISHER = {"organisation": "Lintel Check", "address": "https://lintel.example/checks/"}
ADA, BEN = Actor(name="Ada Quint"), Actor(name="Ben Orlo")


@pytest.fixture
def wire(client):
    """The address of the first wire's report."""
    return f"/reports/{client.office.archive.show('wire-1').id}"


@pytest.mark.parametrize("form", exports.REPORT)
def test_forms_of_a_report(client, wire, form):
    """What the desk sends is what the catalogue makes, under a name that any system takes."""
    answer = client.get(f"{wire}/export/{form}")
    assert answer.status_code == 200
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+(\.[a-z0-9]+)+"', answer.headers["content-disposition"])
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.content == b"".join(exports.of_report(client.office.archive, form, "wire-1").pieces)


@pytest.mark.parametrize("form", [form for form in exports.CLAIM if not form.startswith("claimreview")])
def test_forms_of_a_claim(client, wire, form):
    answer = client.get(f"{wire}/claims/c1/export/{form}")
    assert (answer.status_code, len(answer.content) > 500) == (200, True)


@pytest.mark.parametrize("form", [form for form in exports.ARCHIVE if form != "claimreview"])
def test_forms_of_the_archive(client, form):
    assert client.get(f"/exports/{form}").status_code == 200


def test_a_review_is_published_as_it_was_given(client, wire):
    """Nothing without a review; who publishes is asked for; a conflict is settled by naming one of the people."""
    desk, form = client.office.desk, f"{wire}/claims/c1/export/claimreview"
    assert client.get(form).headers["location"] == f"{wire}/claims/c1/publish"
    assert "No review of this claim stands" in client.get(f"{wire}/claims/c1/publish").text
    assert client.get(form, params=PUBLISHER).status_code == 422
    desk.review(ADA, "wire-1#c1", "accurate", "I saw the list.")
    made = json.loads(client.get(form, params=PUBLISHER).content)
    assert (made["@type"], made["reviewRating"]["alternateName"]) == ("ClaimReview", "Accurate")
    desk.review(BEN, "wire-1#c1", "misleading", "Thirty came back.")
    refused = client.get(form, params=PUBLISHER)
    assert (refused.status_code, "the reviewers disagree" in refused.text) == (422, True)
    made = json.loads(client.get(form, params=PUBLISHER | {"reviewer": "Ben Orlo"}).content)
    assert made["reviewRating"]["alternateName"] == "Misleading"
    assert json.loads(client.get("/exports/claimreview", params=PUBLISHER).content) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/999/export/json", 404),
        ("/reports/1/export/nonsense", 422),
        ("/reports/1/claims/c999/export/json", 404),
        ("/reports/1/claims/c1/export/nonsense", 422),
        ("/exports/nonsense", 422),
        ("/reports/99999999999999999999/export/json", 404),
    ],
)
def test_what_there_is_not(client, path, status):
    assert client.get(path).status_code == status


def test_the_feed_links_back(client):
    text = client.get("/findings.atom").text
    assert text.startswith("<?xml")
    assert "http://testserver/" in text


def test_a_feed_of_findings_by_reports_that_came_last(client):
    """The harbour report has figures that do not add up."""
    assert "inconsistent" in client.get("/findings.atom").text
