"""Exports by the API: every form of the catalogue, as the service makes it, as a file that is never shown as a page."""

import pytest

from reportedly.errors import SettingsError
from reportedly.service import exports


def forms(client, of):
    return [form for form in client.get("exports").json() if form["of"] == of]


def test_the_catalogue_is_the_services(api):
    """No form is missing, none made up."""
    for of, known in (("report", exports.REPORT), ("claim", exports.CLAIM), ("archive", exports.ARCHIVE)):
        assert [form["name"] for form in forms(api, of)] == list(known)


@pytest.mark.parametrize("of", ["report", "claim", "archive"])
def test_each_form(api, of):
    """Its media type, a file's name, words in it; what can't be made now is told as a problem."""
    path = {"report": "articles/1/export", "claim": "articles/1/claims/c1/export", "archive": "export"}[of]
    api.post("articles/1/claims/c1/reviews", json={"verdict": "unsupported", "reasons": "One voice."})
    made = 0
    for form in forms(api, of):
        response = api.get(f"{path}/{form['name']}")
        if response.status_code == 422:  # ClaimReview wants a publisher; a part may not be installed
            assert response.headers["content-type"] == "application/problem+json"
            continue
        assert response.status_code == 200, form
        assert response.headers["content-type"].startswith(form["media_type"]), form
        disposition = response.headers["content-disposition"]
        assert disposition.startswith("attachment; filename="), form
        assert disposition.endswith(f'.{form["suffix"]}"'), form
        made += 1
    assert made >= 5


def test_the_bytes_are_the_services(api):
    """As from the command line and the desk's menu."""
    made = exports.of_report(api.office.archive, "bibtex", "wire-1")
    assert api.get("articles/1/export/bibtex").content == b"".join(made.pieces)


def test_a_review_is_published_by_who_the_desk_says(archive_of_examples, over):
    """Of a reviewed claim, with the organisation and the address of the desk's options; of one without, 422."""
    client = over(archive_of_examples, organisation="Tarn Desk", address="https://checks.example/")
    assert client.get("articles/1/claims/c1/export/claimreview").status_code == 422
    client.post("articles/1/claims/c1/reviews", json={"verdict": "unsupported", "reasons": "One voice."})
    assert "Tarn Desk" in client.get("articles/1/claims/c1/export/claimreview").text
    assert client.get("articles/1/claims/c1/export/claimreview?reviewer=Nobody").status_code == 422


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("articles/1/export/docx", 422),
        ("articles/99/export/json", 404),
        ("articles/1/claims/c99/export/json", 404),
        ("export/json", 422),
    ],
)
def test_what_there_is_not(api, path, status):
    """No such form, or nothing to take out."""
    assert api.get(path).status_code == status


def test_what_fails_at_once_is_told(api, monkeypatch):
    """Not as a file that is cut short."""

    def fails(*_):
        raise SettingsError("needs the extra 'parquet'", where="parquet", todo="Install it.")
        yield

    monkeypatch.setitem(exports.ARCHIVE, "parquet", (exports.ARCHIVE["parquet"][0], fails))
    response = api.get("export/parquet")
    assert (response.status_code, response.json()["todo"]) == (422, "Install it.")
