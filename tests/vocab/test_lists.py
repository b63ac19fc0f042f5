import re

import pytest

from reportedly import vocab

CHOICES = {
    "cues": {
        "stance": {"neutral", "factive", "doubt", "intent", "belief"},
        "kind": {"speech", "perception", "cognition", "adverb", "noun", "preposition", "endorsement"},
    },
    "source_words": {
        "kind": {
            "role",
            "position",
            "official",
            "person",
            "captive",
            "organisation",
            "media",
            "document",
            "vague",
            "anaphor",
        },
        "number": {"sg", "pl"},
        "gender": {"m", "f", "n", ""},
    },
    "modifiers": {"effect": {"captive", "free", "official", "unnamed", "former", "mood"}},
    "outlets": {"state": {"yes", "no", "public"}, "kind": {"agency", "newspaper", "broadcaster", "online", "magazine"}},
    "places": {"kind": {"country", "capital", "region", "seat"}},
    "given_names": {"gender": {"m", "f", "n"}},
    "titles": {"kind": {"honorific", "rank", "office"}, "gender": {"m", "f", ""}},
    "hedges": {
        "kind": {"evidential", "modal", "approximator", "attribution", "plausibility"},
        "next": {"", "figure", "noun", "verb"},
    },
    "agentless": {"follow": {"as", "to", "that", "of", "for", "any"}},
    "reactions": {"part": {"verb", "noun"}},
    "endorsements": {"part": {"claim", "finding", "pronoun", "reads-into", "takes-for-true", "participle"}},
    "silence": {"part": {"negated", "refused", "plain"}, "kind": {"refusal", "unreached", "no-response"}},
    "replies": {
        "part": {
            *("denies", "rejects", "calls", "false", "untrue", "denial", "noun", "record", "fact", "access", "rules"),
            *("retracts", "retraction", "confirms", "concedes"),
        }
    },
    "event_names": {"place": {"before", "after"}},
    "unverified": {"part": {"passive", "active", "plain"}},
}
KEYS = {
    "cues": ("form", "kind"),
    "source_words": ("word",),
    "modifiers": ("word",),
    "outlets": ("name",),
    "places": ("name", "kind"),
    "given_names": ("name",),
    "titles": ("title",),
    "organisations": ("name",),
    "org_words": ("word",),
    "hedges": ("word",),
    "loaded": ("word",),
    "vague": ("phrase",),
    "records": ("word",),
    "agentless": ("participle", "follow"),
    "reactions": ("word", "part"),
    "endorsements": ("word", "part"),
    "silence": ("phrase", "part"),
    "unverified": ("phrase", "part"),
    "replies": ("phrase", "part"),
    "event_names": ("word", "place"),
    "worth": ("word", "facet"),
}


@pytest.mark.parametrize("name", KEYS)
def test_rows_are_whole_and_distinct(name):
    """An editor's slip (a row twice, a row without its source) is found here, not in a reading."""
    rows = vocab.rows(name)
    keys = [tuple(row[column] for column in KEYS[name]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(row["source"] and all(key) for row, key in zip(rows, keys, strict=True))


@pytest.mark.parametrize(("name", "column"), [(n, c) for n, columns in CHOICES.items() for c in columns])
def test_cells_hold_what_rules_know(name, column):
    """A word that no rule knows ("speach") would silently do nothing."""
    assert {row[column] for row in vocab.rows(name)} <= CHOICES[name][column]


@pytest.mark.parametrize(
    ("form", "stance"),
    [
        ("said", "neutral"),
        ("according to", "neutral"),
        ("revealed", "factive"),
        ("admitted", "factive"),
        ("alleged", "doubt"),
        ("claims", "doubt"),
        ("vowed", "intent"),
        ("thought", "belief"),
        ("reportedly", "doubt"),
    ],
)
def test_stance_of_cues(form, stance):
    """The stances that standards desks rely on."""
    assert stance in {row["stance"] for row in vocab.rows("cues") if row["form"] == form}


def test_countries_of_outlets_are_codes():
    """ISO 3166 alpha-2, as other programs join on it."""
    assert all(re.fullmatch(r"[A-Z]{2}", row["country"]) for row in vocab.rows("outlets"))
