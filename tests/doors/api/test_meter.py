"""How often one may ask: told in each answer, refused past it, by key or address, and not evaded by made-up keys."""

import re

import pytest

from reportedly.doors.api.meter import Meter
from reportedly.doors.problem import Refusal


def left(response):
    return int(re.fullmatch(r'"minute";r=(\d+);t=\d+', response.headers["ratelimit"])[1])


def test_each_answer_tells_what_is_left(api):
    """Errors too; the fields are those of the IETF's draft."""
    api.app.state.meter = Meter(10)
    first, second = api.get("articles"), api.get("articles/77")
    assert first.headers["ratelimit-policy"] == '"minute";q=10;w=60'
    assert (left(first), left(second)) == (9, 8)


def test_too_many(api):
    """429, with when to come back."""
    api.app.state.meter = Meter(2)
    statuses = [api.get("health").status_code for _ in range(2)]
    response = api.get("health")
    assert (statuses, response.status_code) == ([200, 200], 429)
    assert 1 <= int(response.headers["retry-after"]) <= 60
    assert left(response) == 0
    assert response.json()["title"] == "Too Many Requests"


def test_each_person_has_their_own(keyed):
    """One person's program takes nothing from another's; two keys of one person share."""
    admin, other, reader = keyed("admin"), keyed("reader", of="admin"), keyed("reader")
    admin.app.state.meter = Meter(5)
    assert [left(client.get("articles")) for client in (admin, other, reader)] == [4, 3, 4]


def test_made_up_keys_gain_nothing(keyed):
    """They are all counted for the address they come from."""
    client = keyed("reader")
    client.app.state.meter = Meter(3)
    statuses = []
    for number in range(5):
        client.headers["authorization"] = f"Bearer made-up-{number}"
        statuses.append(client.get("articles").status_code)
    assert statuses == [401, 401, 401, 429, 429]


def test_none_is_none():
    """0 of the settings counts nothing."""
    assert Meter(0).count("anybody") is None


def test_pages_are_not_counted(api):
    """The desk's pages are for people."""
    assert "ratelimit" not in api.get("/inbox").headers


@pytest.mark.parametrize("most", [1, 3])
def test_the_last_is_still_taken(most):
    """So many, and not one less."""
    meter = Meter(most)
    for _ in range(most):
        meter.count("somebody")
    with pytest.raises(Refusal):
        meter.count("somebody")
