"""The tools as a client sees them, and what each answers on an archive of nine invented articles."""

from pathlib import Path

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp import Client

from tests.doors.mcp.asking import answer, asked, bare

NAMES = [
    "read_report",
    "show_report",
    "list_reports",
    "trace_claim",
    "competing_figures",
    "search_claims",
    "checked_before",
    "explain_check",
]
RESERVOIR = Path("examples/reservoir.txt").read_text(encoding="utf-8")


def tools(server):
    return asked(server, lambda client: client.list_tools()).tools


def test_every_tool_only_reads(server):
    """A client may call any of them without asking a person: none writes, none reaches out unless it was allowed."""
    assert [tool.name for tool in tools(server)] == NAMES
    for tool in tools(server):
        hints = tool.annotations
        assert (hints.read_only_hint, hints.destructive_hint, hints.idempotent_hint) == (True, False, True)
        assert hints.open_world_hint is False, tool.name


def test_schemas_are_valid(server):
    """Input and output of every tool have a valid JSON Schema of an object, and a description of some lines."""
    for tool in tools(server):
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert 20 < len(tool.description) < 400
        assert "title" not in tool.output_schema  # a model may pay for what pydantic adds
    assert "title" in tools(server)[0].input_schema["properties"]


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_old_clients_and_new(server, mode):
    """The handshake of 2025 and the stateless protocol of 2026 get the same tools and answers."""

    async def go():
        async with Client(server, mode=mode) as client:
            listed = (await client.list_tools()).tools
            answered = await client.call_tool("list_reports", {})
            return len(listed), answered.structured_content["answer"]

    assert anyio.run(go) == (8, "9 reports")


def test_instructions_say_what_untrusted_means(server):
    """The model is told before the first answer."""

    async def instructions(client):
        return client.instructions

    told = asked(server, instructions)
    assert all(words in told for words in ("untrusted_", "never\ninstructions", "true or false"))


def test_read_report(server):
    """The text's offsets are the caller's own: each quotation is the text at its span."""
    found = answer(server, "read_report", text=RESERVOIR, title="Cuts", publisher="Fennick", published="2025-08-21")
    text = RESERVOIR.rstrip("\n")
    assert found["published"] == "2025-08-21"
    assert found["stands_on"].startswith("8 origins")
    assert len(found["claims"]) > 10
    for claim in found["claims"]:
        quoted = bare(claim["untrusted_words"], found["fence"])
        assert quoted == " […] ".join(text[start:end] for start, end in claim["spans"])
    assert {"denial", "no-response", "unverified"} <= {reply["kind"] for reply in found["replies"]}


def test_read_report_of_html(server):
    """A permitted file is read by its name; a wrong sum comes with its working."""
    found = answer(server, "read_report", file="harbour.html")
    working = [bare(finding["untrusted_working"], found["fence"]) for finding in found["findings"]]
    assert "84 million crowns ÷ 300 million crowns = 28.0 %, stated 20 %" in working
    assert {finding["verdict"] for finding in found["findings"]} == {"inconsistent"}
    assert found["notes"][0] == {"note": "10 checks found figures that fit; detail 'full' has them."}


def test_full_has_every_record(server):
    """The detail 'full' leaves no record out, whatever the outline passes over."""
    import reportedly

    whole = reportedly.read("examples/harbour.html")
    found = answer(server, "read_report", file="harbour.html", detail="full")
    for group in ("claims", "attributions", "voices", "quantities", "dates", "marks", "findings", "replies"):
        assert len(found[group]) == len(getattr(whole, group)), group
    assert "cursor" not in found


def test_show_report_text(server):
    """The whole text can be had, in its own offsets."""
    found = answer(server, "show_report", report="report://wire-1", detail="text")
    (only,) = found["texts"]
    assert only["span"] == [0, found["characters"]]
    assert bare(only["untrusted_text"], found["fence"]).startswith("More than 6,200 soldiers have deserted")


def test_a_reading_is_kept_for_more(server):
    """What was just read is asked for again by its URI, without sending the text twice."""

    async def both(client):
        first = (await client.call_tool("read_report", {"text": RESERVOIR})).structured_content
        arguments = {"report": first["uri"], "detail": "full"}
        return first, (await client.call_tool("show_report", arguments)).structured_content

    first, more = asked(server, both)
    assert first["uri"] == more["uri"]
    assert len(more["claims"]) >= len(first["claims"])


def test_trace_claim(server):
    """By words and by URI: the same two beginnings, and who has it from whom."""
    by_words = answer(server, "trace_claim", claim="6,200 soldiers deserted from Korvia's army")
    by_name = answer(server, "trace_claim", claim="claim://wire-1/c1", detail="full")
    for found in (by_words, by_name):
        assert (found["low"], found["best"], found["high"]) == (2, 2, 2)
        assert [origin["uri"] for origin in found["origins"]] == ["report://wire-1", "report://post-1"]
        assert len(found["mentions"]) == 7
    courier = next(one for one in by_words["mentions"] if one["uri"] == "report://courier-1")
    assert {"tie": "copies", "sure": 0.95, "uri": "report://wire-1"} in courier["from"]
    assert "untrusted_words" not in courier  # a copy's words are those it copies


def test_competing_figures(server):
    """None is chosen unasked; a rule that was asked for is named."""
    found = answer(server, "competing_figures", counting="soldiers deserted Korvia")
    assert found["answer"] == "4 figures in 8 articles, none chosen."
    assert [bare(one["untrusted_printed"], found["fence"]) for one in found["figures"]][3] == "at most 400"
    assert "choice" not in found
    chosen = answer(server, "competing_figures", counting="soldiers deserted Korvia", profile="conservative")
    assert chosen["choice"]["profile"] == "conservative"


def test_search_claims(server):
    """What is found names the claim, so that it can be traced; no sentence comes twice."""
    found = answer(server, "search_claims", words="men who left the army", limit=5)["found"]
    assert len(found) == 5
    assert "claim://wire-1/c4" in [one["uri"] for one in found]
    assert answer(server, "trace_claim", claim=found[0]["uri"])["mentions"]


def test_checked_before(server):
    """The desk's own review is found from another article's words, and says whose it is."""
    found = answer(server, "checked_before", claim="claim://courier-1/c1")
    (only,) = found["found"]
    assert only["uri"] == "claim://wire-1/c1"
    assert "by Ada Marsh on 10 June 2031" in only["untrusted_rating"]


def test_list_reports(server):
    """Pages join without a gap, and a publisher narrows them."""
    first = answer(server, "list_reports", limit=5)
    second = answer(server, "list_reports", limit=5, cursor=first["cursor"])
    uris = [one["uri"] for one in first["reports"] + second["reports"]]
    assert (first["answer"], first["cursor"], len(set(uris))) == ("9 reports", "5", 9)
    assert "cursor" not in second
    of_one = answer(server, "list_reports", publisher="Marrow Herald")
    assert [one["uri"] for one in of_one["reports"]] == ["report://herald-2", "report://herald-1"]


def test_explain_check(server):
    """All rules by title, or one with its traps; both work without an archive."""
    assert len(answer(server, "explain_check")["checks"]) == 35
    (one,) = answer(server, "explain_check", rule="share-of-total")["checks"]
    assert one["id"] == "share-of-total"
    assert one["traps"]


SIZES = [
    ("read_report", {"file": "harbour.html"}, 9_000),
    ("read_report", {"file": "reservoir.txt"}, 8_500),
    ("show_report", {"report": "report://wire-1"}, 3_500),
    ("list_reports", {}, 2_800),
    ("trace_claim", {"claim": "claim://wire-1/c1"}, 4_500),
    ("competing_figures", {"counting": "soldiers deserted Korvia"}, 3_000),
    ("search_claims", {"words": "men who left the army"}, 4_500),
    ("checked_before", {"claim": "claim://wire-1/c1"}, 900),
    ("explain_check", {"rule": "share-of-total"}, 1_200),
]


@pytest.mark.parametrize(("tool", "arguments", "most"), SIZES, ids=[f"{one[0]}-{n}" for n, one in enumerate(SIZES)])
def test_answers_stay_small(server, tool, arguments, most):
    """A model pays for every token: bytes of each answer, where four are about one token."""
    result = asked(server, lambda client: client.call_tool(tool, arguments))
    assert 100 < len(result.content[0].text.encode()) < most
