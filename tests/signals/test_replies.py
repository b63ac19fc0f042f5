"""Replies as their words give them: which clauses answer a claim, which only look like it, and whose they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.intake.sentences import sentences
from reportedly.model.span import Span
from reportedly.signals import replies


def found(text: str, quoted: list[Span] | None = None) -> list[tuple[str, str]]:
    return [(r.kind, r.at.of(text)) for r in replies(text, sentences(text), quoted or [])]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The port denied the allegation.", "denial", "denied"),
        ("Toll denied that the dam leaked.", "denial", "denied"),
        ("The firm has long denied selling fuel.", "denial", "denied"),
        ("It denied him the visa, but denies the claim.", "denial", "denies"),
        ("The army denies it had access to the fund.", "denial", "denies"),
        ("The claim was denied by the ministry.", "denial", "The claim was denied by"),
        ("The guild rejected the farmers’ claims.", "denial", "rejected the farmers’ claims"),
        ("She dismissed it as a lie.", "denial", "dismissed it as a lie"),
        ("The club called the story baseless.", "denial", "called the story baseless"),
        ("The report is simply not true, he said.", "denial", "The report is simply not true"),
        ("The coach said this was untrue.", "denial", "this was untrue"),
        ("Marsh pleaded not guilty.", "denial", "pleaded not guilty"),
        ("The mayor withdrew his earlier statement.", "retraction", "withdrew his earlier statement"),
        ("The Post issued a correction.", "retraction", "issued a correction"),
        ("The article was later retracted.", "retraction", "The article was later retracted"),
        ("Her aide confirmed the report.", "confirmation", "confirmed the report"),
        ("The toll was confirmed by two doctors.", "confirmation", "The toll was confirmed by"),
        ("The navy declined to comment.", "refusal", "declined to comment"),
        ("The judge could not discuss the case.", "refusal", "could not discuss the"),
        ("Dorr could not be reached.", "unreached", "could not be reached"),
        ("Efforts to reach Dorr were unsuccessful.", "unreached", "Efforts to reach Dorr were unsuccessful"),
        ("Neither Dorr nor his wife responded.", "no-response", "Neither Dorr nor his wife responded"),
        ("The claim could not be verified.", "unverified", "could not be verified"),
    ],
)
def test_replies_are_found(text, kind, words):
    """The constructions that newsrooms print for an answer, or for none."""
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The consulate denied entry to two reporters.",
        "The airline denied boarding to a family.",
        "They were denied bail in March.",
        "The state denied the refugees shelter.",
        "She denied him a visa.",
        "The senate rejected the bill.",
        "The insurer rejected the claim for flood damage.",
        "The court dismissed the claims against the union.",
        "The jury rejected the accusations.",
        "Support declined to 5 percent.",
        "Nobody denied the allegation.",
        "The ministry did not deny the report.",
        "There were 40 confirmed cases.",
        "The board confirmed Lena Brisk as its chair.",
        "The bank withdrew its offer.",
        "The committee clarified the rules.",
        "The patient did not respond to the drug.",
        "Crews responded to the fire.",
        "The rescuers could not reach the village.",
        "The two sides could not reach a deal.",
        "Lisk does not normally get back-to-back storms.",
    ],
)
def test_what_only_looks_like_a_reply(text):
    """A denial of access, a decision, a count, a rescue: nobody answers a claim there."""
    assert found(text) == []


def test_quoted_words_answer_only_for_their_speaker():
    """Of quoted words only the speaker’s own denial counts ("This is a lie"); "the army denied it" is hearsay."""
    for words, kinds in (("This is a lie", ["denial"]), ("The army denied it", [])):
        text = f"“{words},” the mayor said."
        quoted = [Span(0, text.index("”") + 1)]
        assert [kind for kind, _ in found(text, quoted)] == kinds


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The trainer, who denies the charges, will appear in May.", "The trainer"),
        ("The judge, when approached outside, had no comment.", "The judge"),
        ("The account was corroborated by two neighbours.", "two neighbours"),
        ("Calls to the press office went unanswered.", "the press office"),
        ("The Post could not reach Mr Holt.", "Mr Holt"),
        ("It could not be verified.", None),
        ("The Post was unable to verify the claim.", "The Post"),
        ("The union said the army had denied the report.", "the army"),
        ("A spokeswoman said she could not comment on the case.", "A spokeswoman"),
        ("Mr Voss, through his solicitor, denies the charge.", "Mr Voss"),
    ],
)
def test_who(text, who):
    """Whoever answers, or was asked; of what could not be verified, whoever tried."""
    (reply,) = replies(text, sentences(text), [])
    assert (reply.who.of(text) if reply.who else None) == who


_WORDS = (
    "denied|the claim|was|not true|said|it|,|.|“|”|who|by|“We deny|confirmed that|İ|\n|could not|be reached|as|a lie"
)


@given(st.lists(st.sampled_from(_WORDS.split("|")), max_size=40).map(" ".join))
def test_replies_lie_in_the_text_and_in_order(text):
    """Whatever the text: spans lie in it, a reply's words in its clause."""
    got = replies(text, sentences(text), [])
    assert [r.at.start for r in got] == sorted(r.at.start for r in got)
    for reply in got:
        assert all(0 <= s.start <= s.end <= len(text) for s in (reply.span, reply.at, reply.about))
        assert reply.who is None or 0 <= reply.who.start < reply.who.end <= len(text)


@pytest.mark.parametrize("words", ["denied the claim, ", "said it is not true, ", "who denied the ", "neither a b c "])
def test_hostile_text_costs_no_more_than_its_length(words):
    """200 kB of trigger words in one sentence take seconds at most, not minutes."""
    text = words * (200_000 // len(words))
    start = time.process_time()
    replies(text, sentences(text), [])
    assert time.process_time() - start < 10
