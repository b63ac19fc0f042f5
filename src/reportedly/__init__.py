"""Reads a news report and shows what it stands on."""

__version__ = "0.1.0"
