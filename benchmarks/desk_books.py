"""The books of a desk after a load: every write that was answered well stands in the log once, and in the archive once.

Nothing else stands in either. A write is found by its mark, which its words hold.
"""

import re
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from benchmarks.desk_user import Notes, Wrote
from reportedly.archive.archive import Archive
from reportedly.archive.desk import audit, jobs
from reportedly.archive.reviews.claims import judged_list
from reportedly.archive.reviews.corrections import all_corrections
from reportedly.archive.tables import versions

_MARK = re.compile(r"User-\d+-\d+\.")
_MOST = 1_000_000


def checked(place: Path, notes: Notes) -> list[str]:
    """What is wrong with the books, a line each; none where they balance."""
    with Archive(place) as archive, archive.looking() as connection:
        deeds = [deed for deed in audit.deeds_done(connection, limit=_MOST) if deed.person is not None]
        judged = judged_list(connection)
        corrections = all_corrections(connection)
        submitted = jobs.job_list(connection, limit=_MOST)
        read = [title or "" for title in connection.scalars(select(versions.c.title))]
    kept = {
        "review": [_mark(one.reasons) for claim in judged for one in claim.reviews],
        "grade-claim": [_mark(one.reason) for claim in judged for one in claim.grades],
        "correct": [_mark(one.reason) for one in corrections],
        "submit": [_mark(job.what) for job in submitted],
    }
    wrong = [line for verb, marks in kept.items() for line in _told(verb, marks, notes.wrote)]
    done = Counter((deed.by, deed.verb, deed.about) for deed in deeds if deed.verb != "sign-in")
    sent = Counter((one.by, one.verb, one.about) for one in notes.wrote)
    wrong += [f"in the log and not sent: {key} × {count}" for key, count in (done - sent).items()]
    wrong += [f"sent and not in the log: {key} × {count}" for key, count in (sent - done).items()]
    signed = sum(deed.verb == "sign-in" for deed in deeds)
    wrong += [f"{notes.sign_ins} signed in, the log has {signed}"] if signed != notes.sign_ins else []
    wrong += [f"submission {job.id} is {job.state}: {job.error}" for job in submitted if job.state != "done"]
    unread = {_mark(job.what) for job in submitted} - {_mark(title) for title in read}
    return wrong + [f"submitted and not in the archive: {mark}" for mark in sorted(unread)]


def _told(verb: str, marks: list[str], wrote: list[Wrote]) -> list[str]:
    """Where the records of a kind and the writes that were answered well are not the same, one to one."""
    sent, kept = Counter(one.mark for one in wrote if one.verb == verb), Counter(marks)
    lost = [f"{verb} {mark} was answered well and is kept {kept[mark]} times" for mark in sent - kept]
    return lost + [f"{verb} {mark!r} is kept and was not sent" for mark in kept - sent]


def _mark(words: str) -> str:
    found = _MARK.search(words)
    return found[0] if found else words
