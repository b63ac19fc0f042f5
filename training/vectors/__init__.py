"""Sentence vectors from the shipped encoder's own states, taught by all-MiniLM-L6-v2."""
