"""Tables of what people judged. They only grow: the database itself refuses to change or delete a row of them.

They hang on no claim's row by a foreign key. A claim's row goes when its report is read again or removed; what a person
said of it stays, tied to the article's key, the text's SHA-256 and the span, with the words themselves. The triggers
that refuse, and ``checkable_words``, the full-text index that follows ``checkable``, are in migration 0004_reviews:
each database has its own words for them.
"""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from reportedly.archive.tables import Number, metadata


def _signed() -> list[Column[str]]:
    """Who, when, why: no judgement is without them."""
    return [
        Column("by", Text, nullable=False),
        Column("at", String(32), nullable=False),
        Column("reason", Text, nullable=False),
    ]


sources = Table(
    "sources",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # the name, folded: case, white space, a leading "the"
    Column("name", Text, nullable=False),  # as first written
    Column("at", String(32), nullable=False),
)

source_grades = Table(
    "source_grades",
    metadata,
    Column("id", Number, primary_key=True),
    Column("source", Number, ForeignKey("sources.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("grade", String(8), nullable=False),
    Column("label", Text, nullable=False),
    *_signed(),
    UniqueConstraint("source", "number"),
)

source_descriptors = Table(
    "source_descriptors",
    metadata,
    Column("id", Number, primary_key=True),
    Column("source", Number, ForeignKey("sources.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("field", Text, nullable=False),  # a factor of vocab/descriptors.csv, or "kind"
    Column("value", Text, nullable=False),
    *_signed(),
    UniqueConstraint("source", "number"),
)

judged_claims = Table(
    "judged_claims",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article", Text, nullable=False),  # its key
    Column("local", Text, nullable=False),  # the claim's id in the reading it was judged from
    Column("sha256", String(64), nullable=False),  # of the text the span is in
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("publisher", Text),
    Column("title", Text),
    Column("at", String(32), nullable=False),
    UniqueConstraint("article", "sha256", "start", "end"),
)

claim_grades = Table(
    "claim_grades",
    metadata,
    Column("id", Number, primary_key=True),
    Column("judged", Number, ForeignKey("judged_claims.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("grade", String(8), nullable=False),
    Column("label", Text, nullable=False),
    *_signed(),
    Column("origins_low", Integer),  # as counted when it was graded "confirmed"
    Column("origins_best", Integer),
    Column("origins_high", Integer),
    Column("nonetheless", Text, nullable=False),
    UniqueConstraint("judged", "number"),
)

claim_reviews = Table(
    "claim_reviews",
    metadata,
    Column("id", Number, primary_key=True),
    Column("judged", Number, ForeignKey("judged_claims.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("label", Text, nullable=False),
    *_signed(),
    Column("evidence", Text, nullable=False),  # JSON: [{"url", "quote"}, …]
    Column("succeeds", Integer),  # the number of the same author's last review of the claim
    UniqueConstraint("judged", "number"),
)

checks = Table(
    "checks",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", String(64), nullable=False),  # SHA-256 of the review's URL and the claim, folded
    Column("number", Integer, nullable=False),  # 1, 2, … as the checker changed it
    Column("digest", String(64), nullable=False),  # SHA-256 of all that is said, so that a feed read twice adds nothing
    Column("url", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("checker", Text, nullable=False),
    Column("published", String(40)),
    Column("body", Text, nullable=False),  # the Check as JSON
    Column("feed", Text, nullable=False),  # where it was read from
    Column("at", String(32), nullable=False),
    UniqueConstraint("key", "number"),
)

checkable = Table(  # what "checked" searches: words of imported checks and of claims reviewed here; can be made anew
    "checkable",
    metadata,
    Column("id", Number, primary_key=True),
    Column("kind", String(8), nullable=False),  # check, judged
    Column("of", Text, nullable=False),  # a check's key, or a judged claim's id
    Column("claim", Text, nullable=False),
    Column("about", Text, nullable=False),  # the check's title and who made the claim
    UniqueConstraint("kind", "of"),
)

checkable_vectors = Table(
    "checkable_vectors",
    metadata,
    Column("id", Number, ForeignKey("checkable.id", ondelete="CASCADE"), primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # of the claim: float16, of length 1
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article", Text, nullable=False),  # its key
    Column("sha256", String(64), nullable=False),  # of the text the spans are in
    Column("number", Integer, nullable=False),
    Column("subject", String(16), nullable=False),
    Column("of", Text, nullable=False),  # the record's id in the reading; "" where the machine missed it
    Column("fault", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("was", Text),  # JSON: {"source": [[s, e], …], "cue": …, "content": …}
    Column("now", Text),
    Column("value", Text, nullable=False),
    *_signed(),
    Column("succeeds", Integer),
    UniqueConstraint("article", "sha256", "number"),
)

GROWING = (
    sources,
    source_grades,
    source_descriptors,
    judged_claims,
    claim_grades,
    claim_reviews,
    checks,
    corrections,
)
"""The tables no row of which is ever changed or deleted."""
