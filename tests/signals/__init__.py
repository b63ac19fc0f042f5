"""Signals: marks and check-worthiness."""
