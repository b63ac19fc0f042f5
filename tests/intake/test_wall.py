"""Walls: refused by one line that says what the page is, and no alarm about reports that speak of such things."""

import pytest

from reportedly.errors import NoText
from reportedly.intake import read_bytes
from reportedly.model.document import Document

SAID = "The bridge at Orling was shut on Tuesday, the council said, after a lorry hit a pier and a rail came down."
TOLD = "“It will stay shut until the divers are done,” the mayor, Rut Dahl, told the Lintel Press on Wednesday."
REPORT = f"<p>{SAID}</p><p>{TOLD}</p>"
TEASER = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false%s}</script>'
CUT = "The report is for subscribers: this page may have only its beginning."


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html")


WALLS = [
    ("<h1>Access denied</h1><p>You don't have permission. Your request looked like automated requests to us. "
     "If you think you have been blocked by mistake, write to the site's owner.</p>", "bot check"),
    ("<h1>Pardon Our Interruption</h1><p>Something about the way you browse made us think you were a bot. "
     "To get back, complete the CAPTCHA below and wait until the page has loaded.</p>", "bot check"),
    ("<div id='px-captcha'></div><p>Press and hold the button to go on to the news that you asked for, please.</p>",
     "bot check"),
    ("<h1>404</h1><p>The page you requested could not be found, since it has been moved or deleted by its author.</p>",
     "not there any more"),
    ("<h1>Oops!</h1><p>This content is no longer available. Return to our home page, where there is more to read.</p>",
     "not there any more"),
    ("<h1>Sign in</h1><p>Don’t have an account? Create an account in a minute, and keep up with what you follow.</p>",
     "log-in"),
    ("<h1>Your privacy</h1><p>With your consent, we and our partners store and/or access information on a device to "
     "show you personalised ads, and for that we process personal data.</p>", "cookie wall"),
    (f"<h1>Bridge shut</h1><p>Subscribe now for unlimited access to all that we write about the bridge. {'x' * 40}.</p>"
     "<p>Already a subscriber? Log in to your subscription, and go on reading where you left off.</p>", "subscribers"),
    ("<div>" + "".join(f"<div><h3><a href=/{n}>Bridge shut, day {n}</a></h3><p>The bridge was shut on day {n}, the "
                       "council said, since a lorry had hit it.</p></div>" for n in range(1, 7)) + "</div>",
     "lists reports"),
    ("<frameset><frame src=a.htm></frameset>", "frames"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "what"), WALLS)
def test_a_wall_is_refused_by_its_name(body: str, what: str) -> None:
    """Protects the reader from a reading of a wall, and tells them how to get past it."""
    with pytest.raises(NoText) as refused:
        read(body)
    assert what in refused.value.what
    assert refused.value.todo


NO_WALLS = [
    "<p>Hackers put the words “Access denied” on the county’s website on Monday, its clerk, Ada Quint, said.</p>"
    "<p>“It looked as if you had been blocked,” she said. The police are looking into it.</p>",
    "<p>The council will no longer use cookies on its website, it said on Tuesday, since our partners in the county "
    "had asked it to.</p><p>“We do not process personal data for fun,” its clerk said.</p><p>Nobody had.</p>",
    "<p>The Courier will let anybody read it for free, it said on Monday. “Already a subscriber? You get your money "
    f"back,” its owner, Jon Aske, said.</p><p>{SAID}</p>",
    "<p>The page you requested could not be found, said a note on the door of Orling’s archive on Monday.</p>"
    f"<p>{TOLD}</p><p>{SAID}</p>",
    f"{REPORT}<section><h2><a href=/1>One</a></h2><h2><a href=/2>Two</a></h2><h2><a href=/3>Three</a></h2>"
    "<h2><a href=/4>Four</a></h2></section>",
    f"<h1>404 people fed at Orling’s kitchen</h1>{REPORT}",
    f"<h1>Sign in the sky: comet seen</h1>{REPORT}",
]


@pytest.mark.parametrize("body", NO_WALLS)
def test_a_short_report_about_walls_is_read(body: str) -> None:
    """Protects short reports that are about log-ins, cookies, subscriptions and missing pages."""
    assert read(body).text


PAID = [
    ("", REPORT, [CUT]),
    (', "wordCount": 640', REPORT, [CUT]),
    (', "wordCount": 45', REPORT, []),
    (', "hasPart": {"cssSelector": ".paid"}', f"<p>{SAID}</p><div class='x paid'><p>{TOLD}</p></div>", []),
    (', "hasPart": {"cssSelector": ".paid"}', REPORT, [CUT]),
    ("", REPORT * 12, []),
]  # fmt: skip


@pytest.mark.parametrize(("more", "body", "warnings"), PAID)
def test_a_cut_report_is_told_from_a_whole_one(more: str, body: str, warnings: list[str]) -> None:
    """Protects against a teaser that is taken for the report, and against a warning about a whole one."""
    assert read(f"<h1>Bridge shut</h1>{body}", TEASER % more).warnings == warnings


def test_offers_at_the_end_are_no_part_of_the_report() -> None:
    """Protects figures: a subscription's price is no figure of the report."""
    offer = "<p>Subscribe now for €4 a month, and get unlimited access to it all.</p>"
    assert read(f"<article>{REPORT}{offer}</article>").text == f"{SAID}\n\n{TOLD}"
    assert "€4" in read(f"<article>{offer}{REPORT}</article>").text
