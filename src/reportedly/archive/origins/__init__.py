"""Origins: how many reports of a claim stand by themselves, over the archive.

statements → mentions (one claim, whatever its wording) → accounts (folded copies, with whom they credit) → beginnings
(each with its chance of being its own) → an interval, with its reasons.
"""

from reportedly.archive.origins.finding import Query, gather, gather_all
from reportedly.archive.origins.trace import trace

__all__ = ["Query", "gather", "gather_all", "trace"]
