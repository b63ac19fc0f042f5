"""A treebank put as textacy's rules want it."""

import pytest

from benchmarks.peers.pipeline import as_clear, laid_out, sentences_of

SAID = """# text = Ilse Varga wasn't heard.
1\tIlse\tIlse\tPROPN\tNNP\t_\t5\tnsubj:pass\t_\t_
2\tVarga\tVarga\tPROPN\tNNP\t_\t1\tflat\t_\t_
3-4\twasn't\t_\t_\t_\t_\t_\t_\t_\t_
3\twas\tbe\tAUX\tVBD\t_\t5\taux:pass\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\theard\thear\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
5.1\theard\thear\tVERB\tVBN\t_\t_\t_\t_\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


def test_sentences_keep_their_words_and_spaces():
    """Contractions stay two words without a space, as spaCy splits them; empty nodes are left out."""
    (words,) = sentences_of(SAID)
    assert "".join(word.form + " " * word.space for word in words) == "Ilse Varga wasn't heard. "
    assert [word.head for word in words] == [4, 0, 4, 4, 4, 4]


def test_labels_are_those_textacy_looks_for():
    """Passive subjects, auxiliaries and negation by spaCy's names; a name is headed by its last word."""
    (words,) = map(as_clear, sentences_of(SAID))
    assert [(word.form, word.dep, word.head) for word in words] == [
        ("Ilse", "compound", 1),
        ("Varga", "nsubjpass", 4),
        ("was", "auxpass", 4),
        ("n't", "neg", 4),
        ("heard", "root", 4),
        (".", "punct", 4),
    ]


@pytest.mark.parametrize(
    ("heads", "deps", "expected"),
    [
        ([0, 0, 0], ["root", "flat", "flat"], [(2, "compound"), (2, "compound"), (2, "root")]),
        ([1, 1, 1, 1], ["det", "root", "flat", "nmod"], [(2, "det"), (2, "compound"), (2, "root"), (2, "nmod")]),
    ],
)
def test_names_of_several_words(heads, deps, expected):
    """The last word takes over what hung on the first, and a root stays its own head."""
    lines = [
        f"{at}\tw\tw\tPROPN\tNNP\t_\t{0 if dep == 'root' else head + 1}\t{dep}\t_\t_"
        for at, (head, dep) in enumerate(zip(heads, deps, strict=True), 1)
    ]
    (words,) = map(as_clear, sentences_of("\n".join(lines)))
    assert [(word.head, word.dep) for word in words] == expected


def test_paragraphs_are_parted_by_an_empty_line():
    """The parser sees the line between two paragraphs, hung on the word before it, and sentences keep their heads."""
    one, two, three = (next(sentences_of(mark + SAID)) for mark in ("# newdoc id = a\n", "", "# newpar\n"))
    words, heads = laid_out([one, two, three])
    text = "".join(word.form + " " * word.space for word in words)
    assert text == "Ilse Varga wasn't heard. Ilse Varga wasn't heard.\n\nIlse Varga wasn't heard. "
    assert [(at, heads[at]) for at, word in enumerate(words) if word.pos == "SPACE"] == [(12, 11)]
    assert heads[:6] == [4, 0, 4, 4, 4, 4]
    assert heads[13:] == [17, 13, 17, 17, 17, 17]
