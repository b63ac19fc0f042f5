"""What kind of witness a voice is, by what the report says of it: Voice → Traits.

matters (who is at odds with whom) → description (how the voice is called) → clues (phrases that tell of
its position, its constraint, its anonymity), each placed with a voice → traits, each with its words.
"""

from reportedly.witness.matters import matters
from reportedly.witness.traits import described

__all__ = ["described", "matters"]
