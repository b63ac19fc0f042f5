"""Doors are tested without the encoder: reading is replaced by one that only keeps the document."""

import pytest

from reportedly import reading as pipeline
from reportedly.errors import NoText
from reportedly.model.claims import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span


class Reader:
    """Stands in for ``reading.read``: remembers what it read; words in a text make it fail."""

    def __init__(self):
        self.ids, self.published, self.settings, self.interrupt_at = [], [], [], None

    def __call__(self, document, settings):
        if document.id == self.interrupt_at:
            raise KeyboardInterrupt
        self.ids.append(document.id)
        self.published.append(document.published)
        self.settings.append(settings)
        if "unreadable" in document.text:
            raise NoText("no words in it", where=document.id)
        if "faulty" in document.text:
            raise ZeroDivisionError("a fault of ours")
        claim = Claim(id="c1", spans=[Span(0, 4)], attribution=None, flags=["hedged"])
        return Reading(id=document.id, document=document, claims=[claim])


@pytest.fixture
def reader(monkeypatch):
    """The stand-in, in force."""
    stand_in = Reader()
    monkeypatch.setattr(pipeline, "read", stand_in)
    return stand_in
