"""Search: claims and articles by words and by meaning, on full text and sentence vectors together."""

from reportedly.archive.search.finding import ArticleHit, Hit, articles, claims
from reportedly.archive.search.recording import catch_up, forget, record, waiting
from reportedly.archive.search.results import FoundArticle, FoundClaim, found_articles, found_claims
from reportedly.archive.search.words import holding
from reportedly.encoder.sentence import available, embed

__all__ = [
    "ArticleHit",
    "FoundArticle",
    "FoundClaim",
    "Hit",
    "articles",
    "available",
    "catch_up",
    "claims",
    "embed",
    "forget",
    "found_articles",
    "found_claims",
    "holding",
    "record",
    "waiting",
]
