"""Cautions: Reading → what an editor is warned about, by a profile of newsroom rules.

profiles (rules as data: which conditions together call for a warning) ← conditions (what holds of each claim
and its first voice, each with its words) ← judgements (opinion, speculation, accusation, by their wording).
"""

from reportedly.cautions.profiles import Profile, Rule, names, profile
from reportedly.cautions.warn import run

__all__ = ["Profile", "Rule", "names", "profile", "run"]
