import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import encoder
from reportedly.model.span import Span
from reportedly.settings import MODELS
from reportedly.signals import facets, points_at_record, worth

PLAIN = {"has_figure": False, "has_date": False}


def rated(text, model="fast", *, has_figure=False, has_date=False):
    """The worth of a whole text as one claim."""
    loaded = encoder.load(model)
    known = facets(text, has_figure=has_figure, has_date=has_date)
    return worth(loaded.encode(text, []), loaded.card["worth"], [Span(0, len(text))], known)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("more", "figure", "less"),
    [
        ("Veldt cut harbour spending by 40 per cent last year.", True, "Veldt is a lovely place."),
        ("The council voted to ban night fishing.", False, "I hope the council will be kind."),
        ("Parliament passed the budget of 3 million crowns.", True, "Thank you very much for having me tonight."),
        ("The storm killed more sailors than any before.", False, "I think we should all be happy."),
    ],
)
def test_what_can_be_looked_up_ranks_above_what_cannot(model, more, figure, less):
    """Figures, records and harms are more likely than not worth a check; wishes, opinions and thanks are not."""
    assert rated(more, model, has_figure=figure) > 0.5 > rated(less, model)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_worth_is_a_probability(text, start, length):
    """Whatever the text and wherever the span, the score lies between 0 and 1."""
    loaded = encoder.load("fast")
    span = Span(min(start, len(text)), min(start + length, len(text)))
    assert 0.0 <= worth(loaded.encode(text, []), loaded.card["worth"], [span], facets(text, **PLAIN)) <= 1.0


def test_a_claim_in_parts_is_pooled_over_its_parts_only():
    """What stands between the parts of a claim is not its own, and does not count."""
    text = "The council, which I love, cut spending by half. Thanks to you all."
    encoding = encoder.load("fast").encode(text, [])
    parts = [Span(0, 11), Span(27, 48)]
    apart = encoding.pooled(parts)
    assert np.allclose(apart, encoding.pooled(parts[::-1]), atol=1e-4)  # their order tells nothing
    assert not np.allclose(apart, encoding.pooled([Span(0, 48)]), atol=1e-2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tribunal sat in Orel.", True),
        ("It is punishable by 3 to 6 years in prison.", True),
        ("The sea was calm.", False),
    ],
)
def test_public_records(text, expected):
    """Laws, courts and sentences point at a record anyone can ask for."""
    assert points_at_record(text) is expected


@pytest.mark.parametrize("model", MODELS)
def test_facets_have_the_names_that_weights_were_fitted_for(model):
    """A facet without a weight, or a weight without its facet, would go unnoticed in the score."""
    assert set(facets("A boat.", **PLAIN)) == set(encoder.load(model).card["worth"]["facets"])
