"""Vectors of sentences: texts that mean nearly the same lie near each other. Needs the extra ``reportedly[vectors]``."""

from reportedly.encoder.sentence.embedding import MADE_BY, WIDTH, available, embed

__all__ = ["MADE_BY", "WIDTH", "available", "embed"]
