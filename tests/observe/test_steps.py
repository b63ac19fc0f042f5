"""Step by step: every decision on the way to a claim is told, its spans are exact, and it is what the reading says."""

import json

import jsonschema
import pytest

from reportedly.export.outline import outline
from reportedly.export.steps.schema import schema
from reportedly.model.figures import Date, Quantity
from reportedly.service.steps import explain_document, read_explained
from tests.observe.conftest import EXAMPLES, HARBOUR

HOSTILE = "Nine boats sank off Tarn, the mayor \x1b[31msaid\u202e on Monday. Officials are hiding the toll, he added."


@pytest.fixture(scope="module")
def harbour():
    """The reading of the example, and the steps to each of its claims by id."""
    reading, steps = read_explained(str(HARBOUR))
    return reading, {one.claim: one for one in steps.claims}


def _step(harbour, claim, name):
    return next(step for step in harbour[1][claim].steps if step.step == name)


def _said(step):
    return " | ".join([step.says, *(f"{fact.says} “{fact.words}”" if fact.span else fact.says for fact in step.facts)])


EVERY = (
    "words encoder mended source voice kind chain stance quotation figures flags worth checks origin answers "
    "cautions".split()
)
TOLD = [
    ("c1", "words", "block 2 of 11, a paragraph"),
    ("c1", "encoder", "source, cue and content are all three right"),
    (
        "c1",
        "source",
        "not taken (it points back with 0.22): probability that the cue points at it “an unnamed official",
    ),
    ("c1", "voice", "nobody met before fits: a new voice “port security sources”"),
    ("c1", "voice", "named more closely “an unnamed official in the harbour inspectorate”"),
    ("c1", "kind", "its noun “official” is listed as official (source_words.csv)"),
    ("c1", "chain", "report ← Meridian News Agency ← an unnamed official"),
    ("c1", "chain", "link 1: the cue “sources to”"),
    ("c1", "figures", "q1 counts “container”: the noun phrase behind it “containers”"),
    ("c1", "figures", "q1 is of d1, the nearest date of its clause “Tuesday, September 16”"),
    ("c1", "checks", "several: “port security sources”; one:"),
    ("c1", "origin", "the chains of c3, c4 end in the same voice"),
    ("c1", "cautions", "plural for one"),
    ("c5", "mended", "source is now this. Fits spans to words and quotation marks"),
    ("c5", "checks", "312 ÷ 480 = 65 %, stated 65 %"),
    ("c5", "checks", "312 of 480; another rule tells more of the same figures, so it is left out"),
    ("c6", "voice", "the person, or the body, who fits it best “she”"),
    ("c6", "voice", "meant, by its last mention before: score of fit “The mayor of Carrow, Ilse Varga”"),
    ("c6", "quotation", "Mixed. | 16 of 25 words"),
    ("c8", "figures", "supposed, not reported, by the words around it"),
    ("c8", "flags", "checkable public record: a law, vote, court or register would show it"),
    ("c10", "stance", "“revealed” is listed as factive"),
    ("c12", "kind", "captive, held by somebody"),
    ("c12", "stance", "“claimed” is listed as doubt"),
    ("c13", "answers", "unverified"),
    ("c16", "encoder", "The encoder found nobody who says this"),
    ("c16", "voice", "The report’s own voice"),
    ("c16", "flags", "loaded, the outlet’s own word: judges the matter instead of telling it “disastrous”"),
    ("c16", "worth", "its whole sentence: opinion, in log-odds"),
    ("c16", "origin", "It has no origin but the report"),
]


@pytest.mark.parametrize(("claim", "step", "says"), TOLD)
def test_each_decision_is_told(harbour, claim, step, says):
    """From block to caution, what decided is named with its words."""
    assert says in _said(_step(harbour, claim, step))


def test_every_step_has_its_turn_in_order(harbour):
    """All sixteen are met in the example, always in the pipeline's order, each once a claim."""
    met = {step.step for one in harbour[1].values() for step in one.steps}
    assert met == set(EVERY)
    for one in harbour[1].values():
        names = [step.step for step in one.steps]
        assert names == sorted(set(names), key=EVERY.index)


@pytest.mark.parametrize("place", ["harbour.html", "reservoir.txt"])
def test_every_span_is_exact(place):
    """What is quoted stands there, letter by letter."""
    reading, steps = read_explained(str(EXAMPLES / place))
    facts = [fact for one in steps.claims for step in one.steps for fact in step.facts]
    assert len([fact for fact in facts if fact.span]) > 200
    for fact in facts:
        if fact.span is not None:
            assert fact.words == reading.document.text[fact.span.start : fact.span.end] != ""
        else:
            assert fact.words == ""


def test_the_steps_are_those_of_the_reading(harbour):
    """What is told agrees with the records: sureness, kind, worth, links, figures, findings."""
    reading, steps = harbour
    said = {one.id: one for one in reading.attributions}
    voices = {one.id: one for one in reading.voices}
    for claim in reading.claims:
        worth = _step(harbour, claim.id, "worth")
        parts = [f.value for f in worth.facts if f.says.endswith(": probability")]
        assert sum(parts) / len(parts) == pytest.approx(claim.worth, abs=1e-4)
        figures = next((one for one in steps[claim.id].steps if one.step == "figures"), None)
        held: set[str] = {*claim.quantities, *claim.dates}
        known = {f.of: f.span for f in figures.facts if f.span and f.says.startswith(f"{f.of} is")} if figures else {}
        records: list[Quantity | Date] = [*reading.quantities, *reading.dates]
        assert held <= known.keys() or not held
        assert all(one.id in known for one in records if one.id in held)
        if claim.attribution is None:
            continue
        one = said[claim.attribution]
        sure = [f.value for f in _step(harbour, claim.id, "encoder").facts if f.of == one.id]
        assert sure == [pytest.approx(one.confidence, abs=1e-4)]
        assert voices[one.voice].kind in _step(harbour, claim.id, "kind").says
        links = [f.of for f in _step(harbour, claim.id, "chain").facts if "the cue" not in f.says]
        assert list(dict.fromkeys(links)) == [link.voice for link in one.chain]


def test_every_check_is_answered(harbour):
    """Each rule of the catalogue has its verdict, or says what it needs; each finding on the claim is there."""
    from reportedly.checks import CATALOGUE

    reading = harbour[0]
    for claim in reading.claims:
        facts = [fact for fact in _step(harbour, claim.id, "checks").facts if fact.verdict]
        assert {fact.rule for fact in facts} == {rule.id for rule in CATALOGUE}
        on = {f.id for f in reading.findings if any(s.overlaps(c) for s in f.spans for c in claim.spans)}
        assert on <= {fact.of for fact in facts}


def test_to_ask_changes_no_answer(harbour):
    """A reading that is explained is the reading that is not."""
    from reportedly import service

    assert service.read_at(str(HARBOUR)) == harbour[0]


def test_a_report_in_another_language_says_so():
    """Where the encoder reads nothing, that is the step."""
    from reportedly.intake import from_text

    text = "Der Bürgermeister sagte am Dienstag, dass 312 von 480 Hafenarbeitern nach Hause geschickt worden seien."
    reading, steps = explain_document(from_text(text))
    assert (reading.claims, steps.claims) == ([], [])


def test_as_data_it_keeps_to_its_schema(run):
    """``--json`` prints the same steps, of the claims that are shown or asked for, as the schema says."""
    code, out, err = run("read", HARBOUR, "--verbose", "--json", "--claim", "c3", "--claim", "c1")
    found = json.loads(out)
    assert (code, err, [one["claim"] for one in found["claims"]]) == (0, "", ["c1", "c3"])
    jsonschema.validate(found, schema())


def test_without_a_claim_those_shown_are_explained(run, harbour):
    """``--verbose`` alone goes on from the outline to each claim in it; ``--all`` adds the plain ones."""
    plain = outline(harbour[0]).plain
    assert plain
    for options, shown in (((), set(harbour[1]) - plain), (("--all",), set(harbour[1]))):
        _, out, _ = run("read", HARBOUR, "--verbose", "--json", *options)
        assert {one["claim"] for one in json.loads(out)["claims"]} == shown


REFUSED = [
    (("--claim", "c99"), "c99: the report has no such claim. Its claims are c1 to c20."),
    (("--verbose", EXAMPLES / "reservoir.txt"), "--verbose: explains one report. Give it one, and no .jsonl."),
    (("--verbose", "-o", "x.jsonl"), "--verbose: explains one report. Give it one, and no .jsonl."),
]


@pytest.mark.parametrize(("options", "says"), REFUSED)
def test_what_cannot_be_explained_is_said(run, options, says):
    """One line, exit code 2."""
    code, out, err = run("read", HARBOUR, *options)
    assert (code, out, err) == (2, "", f"reportedly: {says}\n")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_people_read_it_at_any_width(run, width):
    """Lines are wrapped, without colour, nothing in them that a terminal would act on, the unmet checks on one line."""
    code, out, _ = run("read", HARBOUR, "--claim", "c5", "--width", width, "--no-color")
    assert code == 0
    assert max(map(len, out.splitlines())) <= min(width, 110)
    assert "\x1b" not in out
    assert "31 found nothing they need here" in " ".join(out.split())


def test_hostile_words_are_shown_and_do_nothing(run, tmp_path):
    """Escapes and overrides of a report stay signs in every line."""
    story = tmp_path / "story.txt"
    story.write_text(f"{HOSTILE}\n", encoding="utf-8")
    code, out, _ = run("read", story, "--verbose")
    assert code == 0
    assert all(line.isprintable() for line in out.splitlines())


RULES = """Mayor of Carrow on the bridge

HOLT: We will not reopen the bridge before Friday, and 40 workers have been sent home.
VARGA: The council was told of 12 cracks in June.

Court papers state that the suspect told police that he had seen 3 boats. Interfax, citing an officer in the ministry, \
put the dead at six. She was quoted by TASS as saying that the ferry is safe.
"""
BY_RULE = [
    ("c2", "encoder", "the form “transcript” is so sure where it was counted"),
    ("c2", "mended", "content is now this. Adds and completes attributions by forms of direct speech"),
    ("c4", "mended", "cue is now this. Takes the cited voice out of a content that goes on after it"),
    ("c4", "mended", "cue no more."),
    ("c4", "chain", "link 2, unnamed official: the stated source, or whom it cites “an officer in the ministry”"),
    ("c5", "mended", "source no more. Gives words that others quote or show to their speaker"),
]


@pytest.mark.parametrize(("claim", "step", "says"), BY_RULE)
def test_what_a_rule_mended_is_told_with_the_rule(claim, step, says):
    """A form of direct speech, a cited voice: what was, what became of it, by which rule; no inner mark-up in it."""
    from reportedly.intake import from_text

    reading, steps = explain_document(from_text(RULES))
    told = _said(_step((reading, {one.claim: one for one in steps.claims}), claim, step))
    assert says in told
    assert "``" not in told
