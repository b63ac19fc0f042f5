"""Shares, fractions and parts of wholes: what percentages and parts say of each other."""
