"""Rates, ratios, averages, margins and units: figures that come of dividing or multiplying others."""
