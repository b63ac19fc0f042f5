"""A report in, its Reading out: from each media type, at once or as a job, kept or not; hostile bytes are told off."""

import json
import threading

import pytest
from msgspec import convert

from reportedly.doors.api.readings import Turnstile
from reportedly.doors.problem import Refusal
from reportedly.model.reading import Reading
from reportedly.settings import current

TEXT = "Forty ferries are idle, the mayor of Tarnby said on Tuesday."
KNOWN = {"title": "Ferries", "publisher": "Tarn Wire", "published": "2031-06-03", "url": "https://tarn.example/1"}
JSON = {"content-type": "application/json"}


def test_json_with_all_that_is_known(api, reader):
    """What the sender knows of the report is in the Reading; nothing is kept, and nothing logged."""
    response = api.post("readings", json={"text": TEXT, **KNOWN})
    reading = convert(response.json(), Reading)
    assert response.status_code == 200
    assert reading.document.text == TEXT
    assert {name: getattr(reading.document, name) for name in KNOWN} == KNOWN
    assert (api.office.archive.count(), api.deeds()) == (10, [])


def test_plain_text_is_read_as_it_is(api, reader):
    """Offsets are the sender's own, whatever the encoding."""
    for encoding in ("utf-8", "utf-16"):
        sent = "“Idle”, said the mayor.\n\n" + TEXT
        response = api.post(
            "readings", content=sent.encode(encoding), headers={"content-type": "text/plain; charset=x"}
        )
        assert response.json()["document"]["text"] == sent


def test_plain_text_is_of_the_charset_that_is_stated(api, reader):
    """Protects text from systems that don't write UTF-8: they say so, and it is not guessed at."""
    sent = "Мэр Тарна сказал, что сорок паромов стоят."
    headers = {"content-type": "text/plain; charset=koi8-r"}
    response = api.post("readings", content=sent.encode("koi8-r"), headers=headers)
    assert response.json()["document"]["text"] == sent


def test_a_file_is_read_by_what_it_is(api, reader):
    """HTML as an article, with what the form says going before what the page says."""
    page = f"<html><body><article><h1>Idle</h1><p>{TEXT * 5}</p></article></body></html>".encode()
    response = api.post("readings", files={"file": ("a.html", page)}, data={"publisher": "Tarn Wire"})
    document = response.json()["document"]
    assert (document["publisher"], document["media_type"]) == ("Tarn Wire", "text/html")


def test_the_encoder_reads(api):
    """The whole pipeline, once: somebody is heard."""
    reading = convert(api.post("readings", json={"text": TEXT}).json(), Reading)
    assert reading.attributions
    assert reading.made_by


def test_kept_once(api, reader):
    """``keep=true`` gives its place; the same again is no second article."""
    first = api.post("readings?keep=true", json={"text": TEXT})
    again = api.post("readings?keep=true", json={"text": TEXT})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.headers["location"] == again.headers["location"]
    assert api.get(first.headers["location"] + "/text").text == TEXT


@pytest.mark.parametrize(
    ("path", "headers", "applied"),
    [
        ("readings?async=true", {}, None),
        ("readings", {"prefer": "respond-async"}, "respond-async"),
        ("readings", {"prefer": "wait=5, Respond-Async; x=1"}, "respond-async"),
    ],
)
@pytest.mark.parametrize("body", [{"json": {"text": TEXT}}, {"files": {"file": ("a.txt", TEXT.encode())}}])
def test_as_a_job(api, reader, path, headers, applied, body):
    """202 with where to ask; once read, the job leads to the article."""
    response = api.post(path, headers=headers, **body)
    assert (response.status_code, response.headers.get("preference-applied")) == (202, applied)
    place = response.headers["location"]
    assert api.get(place).json()["state"] == "waiting"
    api.read_all()
    done = api.get(place)
    article = done.headers["link"].partition("<")[2].partition(">")[0]
    assert done.json()["state"] == "done"
    assert api.get(f"{article}/text").text == TEXT


BODIES = [  # body, headers, status, place of the fault or a word of the detail
    (b"{", JSON, 400, "no JSON"),
    (b"\xff\xfe{}", JSON, 400, "no JSON"),
    (b"[" * 200_000, JSON, 422, "body"),
    (b'{"text": NaN}', JSON, 400, "no JSON"),
    (b"[]", JSON, 422, "body"),
    (b"null", JSON, 422, "body"),
    (b"{}", JSON, 422, "body.text"),
    (b'{"text": null, "url": ""}', JSON, 422, "body.text"),
    (b'{"text": ""}', JSON, 422, "body.text"),
    (b'{"text": 3}', JSON, 422, "body.text"),
    (b'{"text": "x", "extra": 1}', JSON, 422, "body"),
    (b'{"text": " \\n\\u0000 "}', JSON, 422, "no text"),
    (b'{"text": "x", "published": "yesterday"}', JSON, 422, "date"),
    (b'{"url": "ftp://tarn.example/"}', JSON, 422, "web address"),
    (b'{"url": "http://user:word@tarn.example/"}', JSON, 422, "web address"),
    (b"\0\1\2\3" * 50, {"content-type": "text/plain"}, 422, "binary"),
    (b"", {"content-type": "text/plain"}, 422, "no text"),
    (b"text", {}, 415, "media type"),
    (b"text", {"content-type": "application/x-www-form-urlencoded"}, 415, "media type"),
    (b"{}", {**JSON, "content-encoding": "gzip"}, 415, "packed"),
    (b"no parts", {"content-type": "multipart/form-data"}, 400, ""),
    (b"no parts", {"content-type": "multipart/form-data; boundary=x"}, 400, ""),
]


@pytest.mark.parametrize(("body", "headers", "status", "word"), BODIES, ids=range(len(BODIES)))
def test_what_is_no_report(api, reader, body, headers, status, word):
    """Each is told as a problem that says what and where; none is a fault of the program."""
    response = api.post("readings", content=body, headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert word in response.text


@pytest.mark.parametrize(
    ("sent", "got"),
    [
        (r"The mayor \ud800said so.", "The mayor \ufffdsaid so."),
        (r"The mayor \udc00 said \ud83d so.", "The mayor \ufffd said \ufffd so."),
        (r"The \ud83d\ude00 mayor \ud800 said so.", "The 😀 mayor \ufffd said so."),
        (r"The mayor\u0000 said so.", "The mayor said so."),
    ],
)
@pytest.mark.parametrize("keep", ["false", "true"])
def test_surrogates_and_nul(api, reader, sent, got, keep):
    """A lone surrogate becomes one U+FFFD, so offsets stand, and NUL goes: in text, title and publisher."""
    words = f'"{sent}"'.encode()
    body = b'{"text": ' + words + b', "title": ' + words + b', "publisher": ' + words + b"}"
    response = api.post(f"readings?keep={keep}", content=body, headers=JSON)
    assert response.status_code == (201 if keep == "true" else 200)
    assert response.json()["document"]["text"] == got


@pytest.mark.parametrize("how", ["length", "stream"])
def test_too_large(api, reader, how):
    """Refused by what it says of itself, or as it comes."""
    most = current().max_bytes + 1_000_001
    body = b"x" * most if how == "length" else (b"x" * 1_000_000 for _ in range(most // 1_000_000 + 1))
    response = api.post("readings", content=body, headers={"content-type": "text/plain"})
    assert (response.status_code, response.headers["content-type"]) == (413, "application/problem+json")


def test_a_file_of_many_is_for_a_job(api, reader):
    """One Reading is given at once; many are kept, by a job."""
    rows = "".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} {n}"}) + "\n" for n in range(3)).encode()
    assert api.post("readings", files={"file": ("rows.jsonl", rows)}).status_code == 422
    place = api.post("readings?async=true", files={"file": ("rows.jsonl", rows)}).headers["location"]
    api.read_all()
    assert api.get(place).json()["added"] == 3


def test_one_at_a_time(api, reader):
    """One reads, one waits, the next is told to come back; and the place is free again afterwards."""
    turnstile = Turnstile(waiting=1, patience=5)
    inside, go = threading.Event(), threading.Event()

    def hold():
        with turnstile.turn():
            inside.set()
            go.wait(5)

    threads = [threading.Thread(target=hold) for _ in range(2)]
    for thread in threads:
        thread.start()
    inside.wait(5)
    while turnstile._line._value:  # until the second waits
        pass
    api.app.state.turnstile = turnstile
    full = api.post("readings", json={"text": TEXT})
    go.set()
    for thread in threads:
        thread.join(5)
    assert (full.status_code, full.headers["retry-after"]) == (503, "2")
    assert api.post("readings", json={"text": TEXT}).status_code == 200


def test_the_line_does_not_wait_for_ever():
    """Where the reading before takes too long, the next is refused, not hung."""
    turnstile = Turnstile(patience=0.01)
    with turnstile.turn(), pytest.raises(Refusal, match="other reports"), turnstile.turn():
        pass
