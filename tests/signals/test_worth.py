import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.signals import points_at_record, worth
from reportedly.signals.worth import facets

FIGURE = {"has_figure": True, "has_date": False}
PLAIN = {"has_figure": False, "has_date": False}


@pytest.mark.parametrize(
    ("more", "more_has", "less", "less_has"),
    [
        ("Veldt cut harbour spending by 40 per cent.", FIGURE, "Veldt is a lovely place.", PLAIN),
        ("The council voted to ban night fishing.", PLAIN, "I hope the council will be kind.", PLAIN),
        (
            "Parliament passed the budget of 3 million crowns.",
            FIGURE,
            "Did parliament pass the budget of 3 million crowns?",
            FIGURE,
        ),
        ("The storm killed more sailors than any before.", PLAIN, "I think we should all be happy.", PLAIN),
    ],
)
def test_what_can_be_looked_up_ranks_above_what_cannot(more, more_has, less, less_has):
    """Figures, records and harms rank above wishes, opinions and questions."""
    assert worth(more, **more_has) > worth(less, **less_has)


@given(st.text(max_size=300), st.booleans(), st.booleans())
def test_worth_is_a_probability(text, figure, date):
    """Whatever the text, the score lies between 0 and 1."""
    assert 0.0 <= worth(text, has_figure=figure, has_date=date) <= 1.0


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


def test_facets_have_the_names_that_weights_were_fitted_for():
    """A facet without a weight, or a weight without its facet, would go unnoticed in the score."""
    from reportedly.signals.worth import _weights

    assert set(facets("A boat.", **PLAIN)) == set(_weights()["facets"])
