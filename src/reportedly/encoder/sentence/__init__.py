"""Vectors of sentences: what means nearly the same lies near. Needs the extra ``reportedly[vectors]``."""

from reportedly.encoder.sentence.embedding import MADE_BY, WIDTH, available, embed

__all__ = ["MADE_BY", "WIDTH", "available", "embed"]
