"""Quotations by their marks: even, uneven, nested, running over paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribution.quotations import find

CASES = [
    ("plain curly", "She said “no” and “never”.", ["“no”", "“never”"]),
    ("plain straight", 'He said "no" and "never".', ['"no"', '"never"']),
    ("British single", "‘I can’t,’ said Jo. The boys’ hats. ‘We won’t.’", ["‘I can’t,’", "‘We won’t.’"]),
    ("apostrophes alone", "The workers’ union isn’t the owners’ friend.", []),
    ("nested keeps the outer", "“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
    ("inches are no mark", 'The 6\'2" keeper said "never".', ['"never"']),
    ("guillemets", "«Oui», dit-il.", ["«Oui»"]),
    ("low quotes", "„So ist es“, sagte er.", ["„So ist es“"]),
    ("typewriter pairs", "``Hello'' he said.", ["``Hello''"]),
    ("left open at the paragraph's end", "“Never closed, he said.\n\nNext.", ["“Never closed, he said."]),
    ("runs over paragraphs, opened anew", "“A goes on.\n\n“B ends,” he said.", ["“A goes on.", "“B ends,”"]),
    ("runs over a line break", "“A goes on.\nB ends,” he said.", ["“A goes on.", "B ends,”"]),
    (
        "British single, plural owners",
        "‘It’s the workers’ fault,’ she said. ‘Yes.’",
        ["‘It’s the workers’ fault,’", "‘Yes.’"],
    ),
    ("British single, a plural phrase", "The ‘special zones’ grew, she said.", ["‘special zones’"]),
    ("British single, doubles within", "‘He said “no” to me,’ Jo said.", ["‘He said “no” to me,’"]),
    (
        "British single, straight",
        "'I can't,' said Jo. 'It's the boys' turn.'",
        ["'I can't,'", "'It's the boys' turn.'"],
    ),
    ("clipped words are no quotation", "'Tis the ’90s and rock 'n' roll. 'Go on,' she said.", ["'Go on,'"]),
    ("same marks nested", "“He said “no” to me,” she said.", ["“He said “no” to me,”"]),
    ("straight marks nested", 'Jo wrote: "The "big" dam broke" and left.', ['"The "big" dam broke"']),
    ("opened curly, closed straight", '“We ran", she said. “No.”', ['“We ran"', "“No.”"]),
    ("opened straight, closed curly", '"We ran,” she said. "No."', ['"We ran,”', '"No."']),
    ("opened and closed by opening marks", "“We ran,“ she said. “No.“", ["“We ran,“", "“No.“"]),
    ("opened and closed by closing marks", "”We ran.” – Jo", ["”We ran.”"]),
    ("opened double, closed single", "“We ran,’ she said. Then more.", ["“We ran,’"]),
    ("opened single, closed double", "‘We ran,” she said. Then more.", ["‘We ran,”"]),
    ("doubled single marks", "Jo said ‘‘never again’’ and left.", ["‘‘never again’’"]),
    ("doubled commas", "Jo said ,,never'' and left.", [",,never''"]),
    ("guillemets the German way", "»So ist es«, sagte er.", ["»So ist es«"]),
    ("guillemets with spaces", "« Oui », dit-il. Plus.", ["« Oui »"]),
    ("single guillemets", "‹Oui›, dit-il.", ["‹Oui›"]),
    ("low quotes, closed three ways", '„Ja“ und „Ja” und „Ja" sagte er.', ["„Ja“", "„Ja”", '„Ja"']),
    ("low quotes, singles within", "„Er sagte ‚nein‘ zu mir“, sagte sie.", ["„Er sagte ‚nein‘ zu mir“"]),
    ("typewriter pairs, an apostrophe within", "``We can't go,'' he said. ``No.''", ["``We can't go,''", "``No.''"]),
    ("backtick to apostrophe", "`Hello,' he said. `It's fine.'", ["`Hello,'", "`It's fine.'"]),
    ("heavy marks", "❝Hello❞ he said.", ["❝Hello❞"]),
    (
        "guillemets over paragraphs",
        "«A goes on.\n\n»B goes on.\n\n»C ends», he said.",
        ["«A goes on.", "»B goes on.", "»C ends»"],
    ),
    ("single marks over paragraphs", "‘A goes on.\n\n‘B ends,’ he said.", ["‘A goes on.", "‘B ends,’"]),
    (
        "over paragraphs, a title within",
        "“I saw “Reef” once.\n\n“B ends,” he said.",
        ["“I saw “Reef” once.", "“B ends,”"],
    ),
    ("over a line of spaces", "“A goes on.\n \n“B ends,” he said.", ["“A goes on.", "“B ends,”"]),
    ("a mark too many", "“A.” “B.” “C goes on.", ["“A.”", "“B.”", "“C goes on."]),
    ("a closing mark alone", "The Boss” he said.", []),
    ("straight, over paragraphs", '"A goes on.\n\n"B ends," he said. "C."', ['"A goes on.', '"B ends,"', '"C."']),
]


@pytest.mark.parametrize(("what", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_finds(what, text, expected):
    """The words of each quotation, marks included."""
    assert [q.span.of(text) for q in find(text)] == expected


def test_a_running_quotation_says_so():
    """The second paragraph of a running quotation is known to continue the first."""
    first, second = find("“A goes on.\n\n“B ends,” he said.")
    assert not first.continues
    assert second.continues


@given(st.text(alphabet="abs .,\n“”\"'‘’«»„`‹›❝❞＂‟", max_size=200) | st.text(max_size=80))
def test_any_marks_give_ordered_disjoint_spans_within_paragraphs(text):
    """However uneven the marks: spans in order, disjoint, not empty, none across a line."""
    end = 0
    for quotation in find(text):
        assert end <= quotation.span.start < quotation.span.end <= len(text)
        assert "\n" not in quotation.span.of(text)
        end = quotation.span.end
