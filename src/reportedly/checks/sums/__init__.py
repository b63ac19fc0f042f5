"""Sums, and the same figure told twice: parts and wholes, repeats, ranges, magnitudes."""
