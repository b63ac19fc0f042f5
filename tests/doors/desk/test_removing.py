"""Removing a report: by an administrator who was asked; what people said of it stays, and the log says so."""


def test_asked_then_removed(client):
    office = client.office
    number = office.archive.show("wire-1").id
    client.office.desk.review(client.office.doorkeeper._local, "wire-1#c1", "accurate", "I saw the list.")
    assert f'href="/reports/{number}/remove"' in client.get(f"/reports/{number}").text
    assert "What people judged and corrected of it stays" in client.get(f"/reports/{number}/remove").text
    assert client.post(f"/reports/{number}/remove").headers["location"] == "/inbox"
    assert client.get(f"/reports/{number}").status_code == 404
    assert client.deeds("remove")[0].about == "wire-1"
    assert "(removed since)" in client.get("/reviews").text


def test_reviewers_may_not(signed_in):
    reviewer = signed_in("reviewer")
    assert reviewer.get("/reports/1/remove").status_code == 403
    assert reviewer.post("/reports/1/remove").status_code == 403
    assert "/reports/1/remove" not in reviewer.get("/reports/1").text


def test_a_fault_is_as_guarded_as_any_page(client, monkeypatch):
    """What nobody foresaw is told without a traceback, under the same policy."""
    monkeypatch.setattr(client.office.archive, "key", lambda _: 1 / 0)
    client._transport.raise_server_exceptions = False
    answer = client.get("/reports/1/remove")
    assert (answer.status_code, "ZeroDivisionError" in answer.text, "Traceback" in answer.text) == (500, True, False)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
