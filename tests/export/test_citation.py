"""Citations of a report: BibTeX by two parsers, CSL-JSON by a citation processor, and no TeX but ours."""

import json
import re
import warnings

import bibtexparser
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pybtex.database import parse_string

from reportedly.export import bibtex, csl
from reportedly.export.citation import Name, cited
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from tests.doors import sample
from tests.export import corpus_readings as readings

MADE = [sample.reading, readings.nasty, readings.untitled, readings.empty]


def report(**known):
    return Reading(id=known.get("id", "x"), document=Document(text=known.pop("text", "A text."), **known))


COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
NAMED = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "bar": "|"}
NAMED |= {"less": "<", "greater": ">"}
OURS = {rf"\text{name}": sign for name, sign in NAMED.items()} | {f"\\{sign}": sign for sign in "$&#_%"}
"""The commands that may be in a file, and what LaTeX prints for each."""


def printed(tex):
    """What LaTeX prints of a field: of braces nothing, of a command its sign; any other command fails."""
    return re.sub(r"\\(?:[A-Za-z]+|.)|[{}]", lambda found: OURS[found[0]] if found[0][0] == "\\" else "", tex)


def fields(data):
    """The entry's type and fields by pybtex, which bibtexparser has to agree with."""
    (entry,) = parse_string(data.decode(), "bibtex").entries.values()
    library = bibtexparser.parse_string(data.decode())
    assert library.failed_blocks == []
    (other,) = library.entries
    theirs = {field.key: field.value for field in other.fields}
    assert {key: theirs[key] for key in entry.fields} == dict(entry.fields)
    return entry, theirs


@pytest.mark.parametrize("make", MADE)
def test_two_parsers_read_the_entry(make):
    """One entry, whatever the words: pybtex and bibtexparser agree on it, and TeX prints the title as it is cited."""
    reading = make()
    entry, _ = fields(bibtex.encode(reading))
    known = cited(reading)
    assert printed(entry.fields["title"]) == known.title
    assert len(entry.persons.get("author", [])) == len(known.authors)
    assert entry.type == ("online" if known.url else "article")


def test_what_is_known_is_cited():
    """Title, author, outlet, date, place and language of an ordinary report."""
    entry, _ = fields(bibtex.encode(sample.reading()))
    assert {key: entry.fields[key] for key in ("title", "organization", "date", "url", "langid")} == {
        "title": "{Half of Veldmark’s ferries idle, officials say}",
        "organization": "{The Veldmark Courier}",
        "date": "2030-04-18",
        "url": "https://courier.example/ferries",
        "langid": "english",
    }
    (author,) = entry.persons["author"]
    assert (author.last_names, author.first_names) == (["Fell"], ["Nora"])


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from('\\{}$&#_%~^<>|"@,= \ninputwrite18é\u202e\ud800'), max_size=40))
def test_no_command_of_the_report_reaches_tex(words):
    """Title, author and outlet print as they are, braces balance, and every command in the file is one of ours."""
    reading = report(title=words, publisher=words, authors=[words])
    data = bibtex.encode(reading).decode()
    assert set(COMMAND.findall(data)) <= set(OURS)
    entry, _ = fields(data.encode())
    known = cited(reading)
    assert printed(entry.fields["title"]).strip() == known.title
    assert printed(entry.fields.get("journal", "")).strip() == known.publisher
    inside = data.partition("title = {")[2].partition("\n")[0]
    assert inside.count("{") + 1 == inside.count("}")


URLS = [
    ("https://lintel.example/a_b%20c?d=1&e=~f#g", "https://lintel.example/a_b%20c?d=1&e=~f#g"),
    ('https://lintel.example/{}}\\input|^`"<>', "https://lintel.example/%7B%7D%7D%5Cinput%7C%5E%60%22%3C%3E"),
    ("https://lintel.example/fähre", "https://lintel.example/f%C3%A4hre"),
    ("https://lintel.example/a b\n}", "https://lintel.example/a%20b%7D"),
    ("javascript:alert(1)", None),
    ("file:///etc/passwd", None),
    ("", None),
]


@pytest.mark.parametrize(("url", "expected"), URLS)
def test_urls(url, expected):
    """Only web addresses are cited, encoded so that they break no field."""
    entry, _ = fields(bibtex.encode(report(url=url)))
    assert entry.fields.get("url") == expected
    assert ("URL" in json.loads(csl.encode(report(url=url)))[0]) is (expected is not None)


NAMES = [
    ("Nora Fell", Name("Fell", "Nora")),
    ("Ada M. Quint", Name("Quint", "Ada M.")),
    ("Anna-Lena O’Dowd", Name("O’Dowd", "Anna-Lena")),
    ("Ludwig van der Berg", Name("Berg", "Ludwig", "van der")),
    ("Émile Ōta", Name("Ōta", "Émile")),
    ("Lintel Press", Name("Lintel Press")),
    ("Harbour Ministry", Name("Harbour Ministry")),
    ("Fell and Quint", Name("Fell and Quint")),
    ("Quint", Name("Quint")),
    ("Quint, Ada", Name("Quint, Ada")),
    ("staff@lintel.example", Name("staff@lintel.example")),
    ("Nora Fell in Carrow, with many others", Name("Nora Fell in Carrow, with many others")),
]


@pytest.mark.parametrize(("author", "name"), NAMES)
def test_names_are_taken_apart_only_where_plain(author, name):
    """A wrong family name misleads a bibliography: what is no plain name stays whole, in both formats."""
    reading = report(authors=[author])
    assert cited(reading).authors == [name]
    entry, _ = fields(bibtex.encode(reading))
    (person,) = entry.persons["author"]
    assert printed(
        " ".join([*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names])
    ) == " ".join(filter(None, (name.given, name.particles, name.family)))
    assert ("literal" in json.loads(csl.encode(reading))[0]["author"][0]) is (name.given == "")


DATES = [
    ("2031-05-06T07:08:09+00:00", [2031, 5, 6], "2031-05-06"),
    ("2031-05", [2031, 5], "2031-05"),
    ("2031", [2031], "2031"),
    ("2031-19-40", [2031], "2031"),
    ("soon", [], None),
    (None, [], None),
]


@pytest.mark.parametrize(("published", "parts", "date"), DATES)
def test_dates(published, parts, date):
    """As much of the date as is known, and no more."""
    entry, _ = fields(bibtex.encode(report(published=published)))
    assert entry.fields.get("date") == date
    assert json.loads(csl.encode(report(published=published)))[0].get("issued", {"date-parts": [[]]}) == {
        "date-parts": [parts]
    }


TITLES = [
    ("A title", "A text.", "A title"),
    (None, "\n\n  The first line.\nThe second.", "The first line."),
    (None, "word " * 40, "word " * 16 + "word word…"),
    (None, "x" * 200, "…"),
    ("\u202e \0", "Words.", "Words."),
    (None, "", "Untitled report"),
]


@pytest.mark.parametrize(("title", "text", "expected"), TITLES)
def test_a_report_without_title(title, text, expected):
    """Its first words stand for one, cut between two words; directions and controls are in no citation."""
    assert cited(report(title=title, text=text)).title == expected


@pytest.mark.parametrize("make", MADE)
def test_a_citation_processor_takes_the_csl(make):
    """citeproc-py reads each item without a warning and prints its title in a bibliography."""
    reading = make()
    items = json.loads(csl.encode(reading))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        made = CitationStylesBibliography(style, source, formatter.plain)
        made.register(Citation([CitationItem(items[0]["id"].lower())]))
        (line,) = made.bibliography()
    assert cited(reading).title[:20] in str(line)


VALUES = {"id": str, "type": str, "title": str, "container-title": str, "URL": str, "language": str}


@pytest.mark.parametrize("make", MADE)
def test_csl_items_are_of_the_schema(make):
    """Only keys of the CSL-JSON schema, each of its type; names and dates as it has them."""
    (item,) = json.loads(csl.encode(make()))
    assert item["type"] == "article-newspaper"
    for key, value in item.items():
        if key == "author":
            assert all(set(name) <= {"family", "given", "non-dropping-particle", "literal"} for name in value)
            assert all(isinstance(part, str) and part for name in value for part in name.values())
        elif key in ("issued", "accessed"):
            assert set(value) == {"date-parts"}
            assert all(isinstance(part, int) for part in value["date-parts"][0])
            assert 1 <= len(value["date-parts"][0]) <= 3
        else:
            assert isinstance(value, VALUES[key])


def test_keys_are_safe_and_of_one_report():
    """A key is ASCII, the same every time, and no other report's."""
    made = [sample.reading(), readings.nasty(), readings.empty(), readings.untitled()]
    made += [replace(readings.untitled(), id=str(number)) for number in range(50)]
    keys = [cited(reading).key for reading in made]
    assert all(re.fullmatch(r"[a-z0-9]+-[0-9a-f]{6}", key) for key in keys)
    assert len(set(keys)) == len(keys)
    assert keys[0] == cited(sample.reading()).key == "fell2030half-a42208"


def test_many_reports_make_one_file():
    """A bibliography of many, streamed, is read whole; of none it is an empty one."""
    made = [sample.reading(), readings.nasty(), readings.untitled()]
    keys = [cited(reading).key for reading in made]
    assert list(parse_string(b"".join(bibtex.encode_many(made)).decode(), "bibtex").entries) == keys
    assert [item["id"] for item in json.loads(b"".join(csl.encode_many(made)))] == keys
    assert json.loads(b"".join(csl.encode_many([]))) == []
    assert b"".join(bibtex.encode_many([])) == b""
