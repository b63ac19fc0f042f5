"""The inbox: what is put in is read, listed and told of; what can't be is told in a line; nothing hostile acts."""

import re
from pathlib import Path

import pytest

from reportedly.archive.desk import feeds

TEXT = "Nine boats sank off Tarn harbour on Monday, the mayor of Veldmark said. Two officials said ten had sunk."
RLO = "\u202e"
HX = {"hx-request": "true"}


def titles(page):
    """The titles that the list shows, in order."""
    return re.findall(r'<h3><a href="/reports/\d+"><bdi>(.*?)</bdi>', page)


def test_paste_read_link(client):
    """A pasted text is read, its submission tells of it with a link, and it heads the list."""
    told = {"text": TEXT, "title": "Boats sink", "publisher": "Tarn Wire", "url": "https://tarn.example/1"}
    sent = client.post("/inbox/text", data=told | {"published": "2031-05-02"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/inbox?job=1#work")
    assert "waits" in client.get("/inbox?job=1").text
    client.read_all()
    page = client.get("/inbox?job=1").text
    number = re.search(r'href="/reports/(\d+)"><bdi>Boats sink', page)[1]
    assert titles(page)[0] == "Boats sink"
    article = client.office.archive.show(client.office.archive.key(int(number)))
    version = article.versions[-1]
    assert (version.publisher, version.url, version.published) == ("Tarn Wire", told["url"], "2031-05-02")


@pytest.mark.parametrize(
    ("path", "given", "what"),
    [
        ("text", {"text": "  "}, "nothing to read"),
        ("text", {"text": TEXT, "url": "javascript:alert(1)"}, "is no web address"),
        ("text", {"text": TEXT, "url": "file:///etc/passwd"}, "is no web address"),
        ("text", {"text": TEXT, "published": "yesterday"}, "yesterday"),
        ("url", {"address": ""}, "is no web address"),
        ("url", {"address": "javascript:alert(document.domain)"}, "is no web address"),
        ("url", {"address": "ftp://tarn.example/"}, "is no web address"),
        ("files", {}, "no file was chosen"),
    ],
)
def test_refused(client, path, given, what):
    """What can't be taken is told in one line, what was typed is not lost, and nothing is put in the queue."""
    line = client.post(f"/inbox/{path}", data=given, headers=HX)
    assert (line.status_code, line.text.count("<p"), what in line.text) == (422, 1, True)
    page = client.post(f"/inbox/{path}", data=given)
    assert (page.status_code, 'role="alert"' in page.text, what in page.text) == (422, True, True)
    if given.get("text") == TEXT:
        assert "Nine boats sank" in page.text
    assert client.deeds("submit") == []


@pytest.mark.parametrize(
    ("sent", "status", "what"),
    [
        ({"data": {"text": "a" * 1_100_000}}, 400, "exceeded maximum size"),
        ({"data": {"text": "a" * 21_100_000}}, 413, "21,000,000 bytes at most"),
        ({"files": {"files": ("a.txt", b"a" * 20_000_001)}}, 422, "20,000,000 bytes at most"),
    ],
)
def test_too_large(client, sent, status, what):
    """What is too large is refused in one line, and nothing of it is kept."""
    answer = client.post("/inbox/files" if "files" in sent else "/inbox/text", **sent, headers=HX)
    assert (answer.status_code, what in answer.text, len(answer.text) < 300) == (status, True, True)
    assert client.deeds("submit") == []


FILES = [
    ("report.txt", TEXT.encode(), "done", ""),
    ("deserters.jsonl", b'{"id": "x-1", "text": "%s"}\n' % TEXT.encode(), "done", ""),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "failed", "picture.png"),
    ("report.pdf", b"%PDF-1.7 broken", "failed", "report.pdf"),
    ("../../etc/passwd", TEXT.encode(), "done", ""),
    ("..", TEXT.encode(), "done", ""),
    ("C:\\notes\\report.txt", TEXT.encode(), "done", ""),
    ("<img src=x onerror=alert(1)>.txt", TEXT.encode(), "done", ""),
    (f"{RLO}gpj.txt", TEXT.encode(), "done", ""),
    ("é" * 500 + ".txt", TEXT.encode(), "done", ""),
]


@pytest.mark.parametrize(("name", "data", "state", "where"), FILES, ids=[name[:20] for name, *_ in FILES])
def test_file(client, name, data, state, where):
    """A file is read whatever it is called; of what can't be read one line is kept that says why."""
    assert client.post("/inbox/files", files={"files": (name, data)}).status_code == 303
    client.read_all()
    page = client.get("/jobs/1").text
    assert ("It was not read" in page) == (state == "failed")
    assert where in page
    assert "fault of the program" not in page
    assert "<img" not in page
    assert RLO not in page


def test_long_name(client):
    """A name of 100 kB is refused or cut; the desk goes on."""
    sent = client.post("/inbox/files", files={"files": ("n" * 100_000 + ".txt", TEXT.encode())})
    assert sent.status_code in (303, 400, 413, 422)
    assert len(client.get("/jobs").text) < 20_000


def test_some_files(client, monkeypatch):
    """Of several files those that can be taken are; the first of the others is told of."""
    sent = client.post("/inbox/files", files=[("files", ("a.txt", TEXT.encode())), ("files", ("b.txt", b""))])
    assert (sent.status_code, "b.txt" in sent.text, "is empty" in sent.text) == (422, True, True)
    assert [deed.about for deed in client.deeds("submit")] == ["a.txt"]


def test_progress(client):
    """The open page looks again while something is in work, is told of what ended, once, and then looks no more."""
    part = client.post("/inbox/text", data={"text": TEXT, "title": "Boats sink"}, headers=HX).text
    again = re.search(r'hx-get="([^"]+)" hx-trigger="every 1s"', part)[1].replace("&amp;", "&")
    assert "work-done" not in client.get(again, headers=HX).headers.get("hx-trigger", "")
    client.read_all()
    done = client.get(again, headers=HX)
    assert done.headers["hx-trigger"] == "work-done"
    assert "data-say>Read: Boats sink." in done.text
    assert 'data-focus="gently"' in done.text
    assert "every 1s" not in done.text


def test_failed_is_told(client):
    """A submission that could not be read says so where it was put in, in its own line."""
    client.post("/inbox/url", data={"address": "http://127.0.0.1:9/secret"})
    client.read_all()
    part = client.get("/inbox/work?job=1&busy=1", headers=HX).text
    assert "Not read." in part
    assert "http://127.0.0.1:9/secret" in part
    assert "Traceback" not in part


LISTS = [
    ("", 10, "Carrow harbour crane collapse leaves port half closed as inquiry widens"),
    ("?order=published", 10, "Ferry strike enters second week"),
    ("?publisher=marrow+herald", 2, "Korvia says a few hundred men have left their units"),
    ("?words=ration+books", 2, "Villagers&#39; ration books point to deserters"),
    ("?words=%22ration+books%22&publisher=Coast+Monitor", 1, "Villagers&#39; ration books point to deserters"),
    ("?since=2031-06-08", 2, "Ferry strike enters second week"),
    ("?until=2031-01-01", 1, "Carrow harbour crane collapse leaves port half closed as inquiry widens"),
    ("?words=%21%21%21", 0, None),
    ("?words=%22%29+NEAR+%28zzz%2A", 0, None),
    ("?page=2", 10, None),
    ("?page=99999999999999999999", 10, None),
    ("?page=-1&order=nonsense", 10, "Carrow harbour crane collapse leaves port half closed as inquiry widens"),
]


@pytest.mark.parametrize(("query", "total", "first"), LISTS, ids=[query for query, *_ in LISTS])
def test_list(client, query, total, first):
    """The list is of what was asked for, the latest first; any query is safe."""
    page = client.get(f"/inbox{query}")
    assert page.status_code == 200
    assert re.search(r'id="reports-h">(\d+) report', page.text)[1] == str(total)
    assert next(iter(titles(page.text)), None) == first


def test_no_date(client):
    """A date that is none is told of, and the page is there."""
    page = client.get("/inbox?since=yesterday")
    assert (page.status_code, "is no date" in page.text, len(titles(page.text))) == (422, True, 10)


def test_at_a_glance(client):
    """A row says what its report stands on, in words and signs beside any colour."""
    page = client.get("/inbox?words=crane").text
    row = " ".join(re.sub(r"<[^>]+>", " ", page[page.index('<ol class="reports"') : page.index("</ol>")]).split())
    for words in (
        "First voices 7 7–8",
        "Unnamed 5 of 14 claims",
        "≠ 2 inconsistent = 10 consistent",
        "Shared with none",
    ):
        assert words in row


def test_pages(empty_archive, desk_over):
    """Of thirty reports the first page shows twenty-five, and leads to the rest by a link."""
    from tests.archive.stories import document

    empty_archive.add(
        [document(number, id=f"n{number}", title=f"Report {number}") for number in range(30)], readings=False
    )
    client = desk_over(empty_archive)
    page = client.get("/inbox?words=harbour").text
    assert (len(titles(page)), titles(page)[0]) == (25, "Report 29")
    further = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert titles(client.get(further).text) == [f"Report {number}" for number in range(4, -1, -1)]


def test_empty(empty_archive, desk_over):
    """A new desk says what to do, and offers a report to try it with, which is read."""
    client = desk_over(empty_archive)
    assert "Try it with an invented report" in client.get("/inbox").text
    assert client.post("/inbox/sample").status_code == 303
    client.read_all()
    assert titles(client.get("/inbox").text) == ["Ferry company hid rudder fault for months, inspectors say"]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/inbox/text", {"text": TEXT}),
        ("/inbox/url", {"address": "https://tarn.example/"}),
        ("/inbox/files", {}),
        ("/inbox/sample", {}),
        ("/feeds", {"url": "https://tarn.example/feed", "minutes": "60"}),
        ("/feeds/1/let-go", {}),
    ],
)
def test_who_may(signed_in, path, data):
    """Readers are not shown what they can't do, and are refused it; nobody writes without the page's token."""
    reader, reviewer = signed_in("reader"), signed_in("reviewer")
    assert "Add a report" not in reader.get("/inbox").text
    files = {"files": ("a.txt", TEXT.encode())} if path.endswith("files") else None
    assert reader.post(path, data=data, files=files).status_code == (404 if "let-go" in path else 403) or 403
    assert reader.post(path, data=data, files=files).status_code == 403
    del reviewer.headers["x-csrf-token"]
    assert reviewer.post(path, data=data, files=files).status_code == 403
    assert reviewer.deeds("submit") + reviewer.deeds("watch") == []


def test_audit(client):
    """Every submission is in the log, by whom and as what."""
    client.post("/inbox/text", data={"text": TEXT, "title": "Boats"})
    client.post("/inbox/url", data={"address": "https://tarn.example/2"})
    client.post("/inbox/files", files=[("files", (name, TEXT.encode())) for name in ("a.txt", "b.txt")])
    client.post("/inbox/sample")
    client.post("/feeds", data={"url": "https://tarn.example/feed", "minutes": "60"})
    client.post("/feeds/1/let-go")
    logged = [(deed.by, deed.verb, deed.about[:22]) for deed in reversed(client.deeds())]
    assert logged == [
        ("Ada", "submit", "Boats"),
        ("Ada", "submit", "https://tarn.example/2"),
        ("Ada", "submit", "a.txt"),
        ("Ada", "submit", "b.txt"),
        ("Ada", "submit", "Ferry company hid rudd"),
        ("Ada", "watch", "https://tarn.example/f"),
        ("Ada", "unwatch", "1"),
    ]


@pytest.mark.parametrize(
    ("url", "minutes", "what"),
    [
        ("javascript:alert(1)", "60", "is no web address"),
        ("https://tarn.example/feed", "1", "is not how often"),
        ("https://tarn.example/feed", "often", "is not how often"),
    ],
)
def test_feed_refused(client, url, minutes, what):
    """A feed that can't be watched is told of in a line, and the page keeps what was typed."""
    page = client.post("/feeds", data={"url": url, "minutes": minutes})
    assert (page.status_code, what in page.text, f'value="{url}"' in page.text) == (422, True, True)


def test_feed(client):
    """A feed is watched, listed with its last look and what went wrong at it, and let go of."""
    client.post("/feeds", data={"url": "http://127.0.0.1:9/feed", "minutes": "60"})
    assert "not looked at yet" in client.get("/feeds").text
    client.office.reader._look_at_feeds()
    client.read_all()
    page = client.get("/feeds").text
    assert "last looked at" in page
    assert "Not read." in page
    part = client.post("/feeds/1/let-go", headers=HX)
    assert "No feed is watched" in part.text
    with client.office.archive.looking() as connection:
        assert feeds.feed_list(connection) == []


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    f"Harbour {RLO}desolc",
    "\x1b[31mred\x00",
    "a" * 100_000,
    "ѕсаm Тarn Wire",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile(client, title):
    """Whatever a report is called or says is shown as what it is, on every page of the inbox, and runs nowhere."""
    data = {"text": f"{title[:300]} the mayor of Veldmark said on Monday. {TEXT}", "title": title, "publisher": title}
    assert client.post("/inbox/text", data=data).status_code == 303
    client.read_all()
    pages = ["/inbox?job=1", "/jobs", "/jobs/1", "/inbox/work?job=1&busy=1", "/inbox/reports"]
    found = [client.get("/search", params={"q": words}) for words in (title[:1000], "boats sank off Tarn harbour")]
    found += [client.get("/inbox", params={"words": title[:1000], "publisher": title[:1000]})]
    for page in [*map(client.get, pages), *found]:
        assert page.status_code == 200
        assert len(page.text) < 120_000
        assert page.text.count("<script") == page.text.count('<script src="/static/')
        assert "<img" not in page.text
        assert RLO not in page.text
        assert "\x1b" not in page.text
        assert "49{%" not in page.text


def test_sample_is_shipped():
    """The report to try the desk with is a file of the package, with a title, a publisher, a date and a text."""
    from reportedly.doors.desk import submitting

    title, publisher, published, text = Path(submitting._SAMPLE).read_text(encoding="utf-8").split("\n", 3)
    assert all((title, publisher, re.fullmatch(r"\d{4}-\d\d-\d\d", published), len(text) > 500))
