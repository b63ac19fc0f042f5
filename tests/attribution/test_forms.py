"""Forms of direct speech: what each finds, as (form, source, cue, content), and what none may take for speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly import vocab
from reportedly.attribution.forms import passages, sureness
from reportedly.attribution.quotations import find


def found(text):
    """The passages of a text in words; a content in several pieces is joined by " | "."""

    def words(spans):
        return " | ".join(span.of(text) for span in spans)

    return [(p.form, words(p.source), words(p.cue), words(p.content)) for p in passages(text, find(text))]


SIGNED = [
    (
        "“We are rebuilding before winter,” – Anna Kovac, mayor of Carrow.",
        [("signed", "Anna Kovac, mayor of Carrow", "–", "“We are rebuilding before winter,”")],
    ),
    (
        '"We lost. Now we rebuild." - Zorvan Petk, ferryman',
        [("signed", "Zorvan Petk, ferryman", "-", '"We lost. Now we rebuild."')],
    ),
    (
        "“We are proud.” —Dr. Ilse Maret, chief engineer at the Carrow Water Board",
        [("signed", "Dr. Ilse Maret, chief engineer at the Carrow Water Board", "—", "“We are proud.”")],
    ),
    ("“Never.” ― Peter Holt", [("signed", "Peter Holt", "―", "“Never.”")]),
    ("“We will be back” — the Carrow Rovers", [("signed", "the Carrow Rovers", "—", "“We will be back”")]),
    ("“It was dark.”\n\n– A resident of Lisk", [("signed", "A resident of Lisk", "–", "“It was dark.”")]),
    (
        "“It went on and on.\n\n“It ended.”\n— Anna Kovac",
        [("signed", "Anna Kovac", "—", "“It went on and on. | “It ended.”")],
    ),
    (
        "The bridge is gone and we are alone.\n— Anna Kovac",
        [("signed", "Anna Kovac", "—", "The bridge is gone and we are alone.")],
    ),
    ("“The river won.” (Peter Holt)", [("bracketed", "Peter Holt", "(", "“The river won.”")]),
    (
        "“We ran.” – Anna Kovac “We stayed.” – Peter Holt",
        [("signed", "Anna Kovac", "–", "“We ran.”"), ("signed", "Peter Holt", "–", "“We stayed.”")],
    ),
]
LEADS = [
    (
        "From Anna Kovac:\n\nWe will rebuild. I promise.",
        [("statement", "Anna Kovac", "From", "We will rebuild. I promise.")],
    ),
    (
        "Statement by the Carrow Water Board:\n\nWe regret it.\n\nAll is well.\n\nENDS\n\nAbout the Board",
        [("statement", "the Carrow Water Board", "Statement by", "We regret it. | All is well.")],
    ),
    (
        "Statement from Mayor Anna Kovac on the flood:\n“We lost the bridge.”",
        [("statement", "Mayor Anna Kovac", "Statement from", "“We lost the bridge.”")],
    ),
    (
        "Mayor Kovac’s full statement:\n\n“We lost it.\n\n“We will build another.”\n\nThe council meets on Monday.",
        [("statement", "Mayor Kovac’s", "full statement", "“We lost it. | “We will build another.”")],
    ),
    (
        "Anna Kovac on Twitter:\n\nThe bridge is gone.",
        [("statement", "Anna Kovac", "on Twitter", "The bridge is gone.")],
    ),
    (
        "Holt wrote on Twitter:\n\nThe harbour is closed.\n\nBoats came.",
        [("lead-in", "Holt", "wrote", "The harbour is closed.")],
    ),
    (
        "Holt wrote on Facebook:\n\n> We are out of water.\n> Send boats.\n\nBoats came.",
        [("lead-in", "Holt", "wrote", "We are out of water. | Send boats.")],
    ),
    (
        "Holt tweeted:\n  We are out of water.\n  Send boats.\nBoats came.",
        [("lead-in", "Holt", "tweeted", "We are out of water. | Send boats.")],
    ),
    (
        "In a statement, the Carrow Water Board said:\n\n“We regret it.”",
        [("lead-in", "the Carrow Water Board", "said", "“We regret it.”")],
    ),
    (
        "The minister told reporters:\n- The dam is safe\n- The road will open\n\nNobody left.",
        [("lead-in", "The minister", "told", "The dam is safe | The road will open")],
    ),
    ("Continued Holt:\n\n“We ran home.”", [("lead-in", "Holt", "Continued", "“We ran home.”")]),
    ("Anna Kovac said: The dam is safe.", [("said-colon", "Anna Kovac", "said", "The dam is safe.")]),
    ("Kovac thanked them, adding: “We ran home.”", [("said-colon", "Kovac", "adding", "“We ran home.”")]),
    ("Peter Holt: “We lost everything.”", [("label", "Peter Holt", ":", "“We lost everything.”")]),
    ("Peter Holt: We lost everything.", [("label", "Peter Holt", ":", "We lost everything.")]),
]
TRANSCRIPTS = [
    (
        "Q: When did you know?\nA: On Monday.\nQ. Who told you?\nA. Peter did.",
        [
            ("transcript", "Q", ":", "When did you know?"),
            ("transcript", "A", ":", "On Monday."),
            ("transcript", "Q", ".", "Who told you?"),
            ("transcript", "A", ".", "Peter did."),
        ],
    ),
    (
        "HOLT: Did you see it?\n\nKOVAC: I did.\n\nIt was dark.\n\n(LAUGHTER)\n\nHOLT: And?\n\nKOVAC: We ran.\n\n"
        "Note: the hearing goes on.",
        [
            ("transcript", "HOLT", ":", "Did you see it?"),
            ("transcript", "KOVAC", ":", "I did. | It was dark."),
            ("transcript", "HOLT", ":", "And?"),
            ("transcript", "KOVAC", ":", "We ran."),
        ],
    ),
    (
        '"HOLT: Did you see “Reef”?\n\n"KOVAC: I did.\n\n"(CROSSTALK)\n\n"HOLT: Me too."',
        [
            ("transcript", "HOLT", ":", "Did you see “Reef”?"),
            ("transcript", "KOVAC", ":", "I did."),
            ("transcript", "HOLT", ":", 'Me too."'),
        ],
    ),
    (
        "HOLT: Did you see it? KOVAC: I did. HOLT: And then?",
        [
            ("transcript", "HOLT", ":", "Did you see it?"),
            ("transcript", "KOVAC", ":", "I did."),
            ("transcript", "HOLT", ":", "And then?"),
        ],
    ),
    (
        "Jane Smith: Did you see it?\nAnna Kovac, mayor: I did.",
        [("transcript", "Jane Smith", ":", "Did you see it?"), ("transcript", "Anna Kovac, mayor", ":", "I did.")],
    ),
    (
        "Ledger: When did you know?\nKovac: I was there.\nLedger: And then?\nKovac: We ran.",
        [
            ("transcript", "Ledger", ":", "When did you know?"),
            ("transcript", "Kovac", ":", "I was there."),
            ("transcript", "Ledger", ":", "And then?"),
            ("transcript", "Kovac", ":", "We ran."),
        ],
    ),
    (
        "MODERATOR: Your question?\nMR. HOLT: Who pays?\nTHE PRESIDENT: We do.",
        [
            ("transcript", "MODERATOR", ":", "Your question?"),
            ("transcript", "MR. HOLT", ":", "Who pays?"),
            ("transcript", "THE PRESIDENT", ":", "We do."),
        ],
    ),
]
POSTS = [
    ("@carrowmayor: The bridge will open.", [("tweet", "@carrowmayor", ":", "The bridge will open.")]),
    ("RT @carrowmayor: The bridge will open.", [("tweet", "@carrowmayor", ":", "The bridge will open.")]),
    (
        "Anna Kovac (@annakovac): The bridge will open.",
        [("tweet", "Anna Kovac (@annakovac)", ":", "The bridge will open.")],
    ),
    (
        "“We will not close it” — Anna Kovac (@annakovac) June 3, 2026",
        [("tweet", "Anna Kovac (@annakovac)", "—", "“We will not close it”")],
    ),
    (
        "It is open again. Thank you all. pic.twitter.com/abc — Anna Kovac (@annakovac) March 4, 2026",
        [("tweet", "Anna Kovac (@annakovac)", "—", "It is open again. Thank you all.")],
    ),
    (
        "It is open again.\n\n— Carrow Water Board (@carrowwater) 4 March 2026",
        [("tweet", "Carrow Water Board (@carrowwater)", "—", "It is open again.")],
    ),
]
_BODY = "\n\nWhat the mayor of Carrow knew about the dam, and when, was not clear on Monday night, three days on."
HEADLINES = [
    ("Mayor: bridge is ‘safe’", [("headline", "Mayor", ":", "bridge is ‘safe’")]),
    ("Two hurt in blast: police", [("headline", "police", ":", "Two hurt in blast")]),
    ("Bridge is ‘safe’ – mayor", [("headline", "mayor", "–", "Bridge is ‘safe’")]),
    ("‘We knew nothing,’ says minister", [("tag", "minister", "says", "‘We knew nothing,’")]),
    ("Dam ‘near collapse’, engineers warn", [("headline", "engineers", "warn", "Dam ‘near collapse’")]),
]
TAGS = [
    ("“Who paid for it?” she asked.", [("tag", "she", "asked", "“Who paid for it?”")]),
    ("“Never!” Holt shouted.", [("tag", "Holt", "shouted", "“Never!”")]),
    ("“We ran,” said Holt, the ferryman.", [("tag", "Holt, the ferryman", "said", "“We ran,”")]),
    (
        "“We ran,” Mayor Anna Kovac, who was there, later told reporters.",
        [("tag", "Mayor Anna Kovac, who was there", "told", "“We ran,”")],
    ),
    ("Asked why, Holt replied, “We ran home.”", [("said-quote", "Holt", "replied", "“We ran home.”")]),
]


INTRODUCED = [
    (
        "Wendel Pryce, a baker, was the fourth car.\n\n“I saw the lights go down.\n\n“We stayed like that.”",
        [("introduced", "Wendel Pryce", "", "“I saw the lights go down. | “We stayed like that.”")],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*SIGNED, *LEADS, *TRANSCRIPTS, *POSTS, *((head + _BODY, rows) for head, rows in HEADLINES), *TAGS, *INTRODUCED],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_finds(text, expected):
    """Every form a daily user meets, with the full source phrase and the whole passage."""
    assert found(text) == expected


NOT_SPEECH = [
    "Note: the hearing continues on Monday.",
    "Update: the bridge is open. Location: Carrow.",
    "Result: 3-1\nOdds: 3:1 on Kovac.",
    "The train left at 10:30 and arrived at 11:45.",
    "See https://ledger.example/news: it says more.",
    "Ingredients: two eggs.\nMethod: Mix well.\nServes: four.",
    "Anna Kovac: 12 goals\nPeter Holt: 9 goals\nIlse Maret: 4 goals",
    "Anna Kovac: mayor since 2019\nPeter Holt: treasurer",
    "WHAT: Opening of the bridge\nWHERE: Carrow\nWHEN: 3 June\nWHO: You and your family",
    "PROS: You will like the view.\nCONS: You will not like the price.",
    "Step 1: Open the valve.\nStep 2: You close it.",
    "Photo: Anna Kovac\nSource: Carrow Ledger",
    "Editor's note: We have changed this story.",
    "Media contact: Anna Kovac, 555 0101",
    "The committee had one aim: we must win.",
    "Chapter 3: We meet the ferryman",
    "By Anna Kovac\n\nThe bridge fell on Monday.",
    "Q1: revenue rose 3 percent.\nQ2: revenue fell.",
    "A: 12\nB: 14\nC: 9",
    "They came:\n- Anna Kovac\n- Peter Holt",
    "From Carrow to Lisk: a journey",
    "The so-called “special operation” went on.",
    "A film called “The Long Way” was shown.",
    "“The Long Way,” Holt said, was a bad film.",
    "She read “The Long Way Home” (Anna Kovac).",
    "“The Long Way” – a film by Anna Kovac – opens Friday.",
    "The “Best of Carrow” – Holt among them – were honoured.",
    "He calls it “progress”. She named it “Hope” – and left.",
    "“Why now?” Holt asked the board for help.",
    "Ostravia wants peace, said to be near: “Accord”",
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_leaves_alone(text):
    """Labels of the page, titles and scare quotes are nobody's speech."""
    assert found(text) == []


@pytest.mark.parametrize("text", ["Carrow: The city that sank", "Weather: You will need a coat", "The mayor: a life"])
def test_leaves_headlines_alone(text):
    """A headline with a colon names a speaker only where it names somebody who can speak."""
    assert found(text + _BODY) == []


def test_the_interviewee_is_whom_the_page_names():
    """ "A:" is the one person the introduction names; a byline is no interviewee; of two, neither is taken."""
    turns = "\n\nQ: Are you tired?\n\nA: Yes."
    for intro, name in [
        ("By Peter Holt\n\nAnna Kovac has run Carrow since 2019.", "Anna Kovac"),
        ("The Ledger’s Peter Holt spoke to Ilse Maret, who runs the dam.", "Ilse Maret"),
        ("Anna Kovac and Peter Holt met us.", None),
    ]:
        text = intro + turns
        answer = passages(text, find(text))[-1]
        assert (answer.speaker and answer.speaker.of(text)) == name


def test_quotations_with_a_known_speaker_are_not_looked_at():
    """What the encoder has attributed costs no second look."""
    text = "“We ran,” said Holt."
    quotations = find(text)
    assert passages(text, quotations, [quotations[0].span]) == []


def test_every_form_says_how_sure_it_is():
    """A form without its row would stop the reading; a row's figure is a probability with its ground."""
    rows = vocab.rows("quote_forms")
    assert all(0 < float(row["right"]) < 1 and row["source"] for row in rows)
    tables = [*SIGNED, *LEADS, *TRANSCRIPTS, *POSTS, *HEADLINES, *TAGS, *INTRODUCED]
    assert {row[0] for _, expected in tables for row in expected} == set(sureness())


def test_label_words_are_whole_and_distinct():
    """An editor's slip in label_words.csv is found here."""
    rows = vocab.rows("label_words")
    keys = [(row["word"], row["what"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert {row["what"] for row in rows} == {"furniture", "speaker"}
    assert all(row["word"] and row["source"] for row in rows)


PIECES = (
    "Anna Kovac|HOLT|Holt|:| – |—|“|”|\"|'|‘|’|«|»|„|``|''|,,|@x|@kovac: |said|asked|told reporters|\n|\n\n|\n  |> |Q:|"
    "A:|Q. |A. |(|)|[|]|mayor|, the mayor of Carrow|The dam is safe.|We ran!|Who?|I |March 4, 2026|(@holt)|"
    "Statement by |From |Note:|Moderator:|ENDS|- |…|.|,|\u00a0|\u2028|and|who|Mr. |Poll: |https://t.co/a|RT "
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_whole_passages_that_do_not_meet(text):
    """On any text: no error; every part of a passage is words of the text; no two contents share any."""
    taken = []
    for passage in passages(text, find(text)):
        assert passage.source
        assert passage.content
        for span in (*passage.source, *passage.cue, *passage.content):
            assert span.of(text)
            assert span.of(text) == span.of(text).strip()
        for span in passage.content:
            assert not any(span.overlaps(other) for other in (*taken, *passage.source))
            taken.append(span)
