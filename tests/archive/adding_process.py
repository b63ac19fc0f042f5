"""``reportedly archive …`` in small batches, with readings made by hand: a process for the tests to kill."""

import sys
from types import ModuleType

import reportedly
from reportedly.archive import adding
from reportedly.doors.cli import main
from tests.archive.stories import reading

if __name__ == "__main__":
    adding.BATCH = adding.BATCH_UNREAD = 7
    by_hand = ModuleType("reportedly.reading")  # in the pipeline's place, which takes a second to load
    by_hand.read = lambda of, _: reading(of)
    sys.modules["reportedly.reading"] = reportedly.reading = by_hand
    main(sys.argv[1:])
