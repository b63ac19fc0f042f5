"""``reportedly archive …`` in small batches, with readings made by hand: a process for the tests to kill."""

import sys

from reportedly import reading as pipeline
from reportedly.archive import adding
from reportedly.doors.cli import main
from tests.archive.stories import reading

if __name__ == "__main__":
    adding.BATCH = adding.BATCH_UNREAD = 7
    pipeline.read = lambda of, _: reading(of)
    main(sys.argv[1:])
