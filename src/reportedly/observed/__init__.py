"""The program watched at its work: events for a log, time by stage, notes of how each answer came about.

All three are off until a door asks for them, and then cost next to nothing (``benchmarks/observed.py`` measures it):
nothing is formatted, kept or counted. Standard library alone, the lowest layer but for the errors.
"""

from reportedly.observed.events import EVENTS, FIELDS, Fields, event, fields_of, request_id
from reportedly.observed.notes import Note, note, noting
from reportedly.observed.stages import STAGES, Watch, each, stage, watching

__all__ = [
    "EVENTS",
    "FIELDS",
    "STAGES",
    "Fields",
    "Note",
    "Watch",
    "each",
    "event",
    "fields_of",
    "note",
    "noting",
    "request_id",
    "stage",
    "watching",
]
