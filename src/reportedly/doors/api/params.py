"""What callers may ask by: bounds that both databases keep, days that are days, words without what can't be stored."""

import re
from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import AfterValidator, BeforeValidator
from starlette.convertors import Convertor, register_url_convertor

MOST = 200
"""Items of one page."""
LARGEST = 2**63 - 1
"""What both databases can number rows up to."""
_LONGEST = 2000
_ASKED = "soldiers deserted Korvia"
_UNSOUND = re.compile(r"[\0\ud800-\udfff]")


class Anything(Convertor[str]):
    """A step of a path that may hold slashes and line breaks: a name that people gave."""

    regex = r"[\s\S]+"

    def convert(self, value: str) -> str:
        """The words as they are."""
        return value

    def to_string(self, value: str) -> str:
        """The words as they are."""
        return value


register_url_convertor("anything", Anything())


def _day(text: str) -> str:
    """An ISO 8601 day, as it is; ValueError where it is none."""
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("write it as 2025-09-05")
    return text


def sound(text: str) -> str:
    """``text`` without what a database can't hold: NUL and lone surrogates become U+FFFD."""
    return _UNSOUND.sub("\ufffd", text)


def _flag(word: object) -> object:
    """``true`` or ``false``, and no other way to say so."""
    if word not in ("true", "false"):
        raise ValueError("say true or false")
    return word == "true"


ArticleId = Annotated[int, Path(ge=1, le=LARGEST, description="The article's number in this archive (`Article.id`).")]
JobId = Annotated[int, Path(ge=1, le=LARGEST, description="The job's number.")]
Local = Annotated[str, Path(pattern="^c[1-9][0-9]{0,8}$", description="The claim's id within its reading: c3.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="So many items at most.")]
Skip = Annotated[int, Query(ge=0, le=LARGEST, description="Leave out so many from the start.")]
Most = Annotated[int, Query(ge=1, le=100, description="So many at most.")]
Version = Annotated[
    int | None, Query(ge=1, le=2**31 - 1, description="The version's number within its article; the newest by default.")
]
Words = Annotated[
    str,
    Query(min_length=1, max_length=_LONGEST, description="Words, or ARTICLE#c3.", examples=[_ASKED]),
    AfterValidator(sound),
]
Name = Annotated[str, Query(max_length=_LONGEST), AfterValidator(sound)]
SourceName = Annotated[
    str, Path(min_length=1, max_length=300, description="Case and a leading “the” apart."), AfterValidator(sound)
]
Day = Annotated[str, AfterValidator(_day), Query(json_schema_extra={"format": "date"}, description="ISO 8601: a day.")]
Flag = Annotated[bool, BeforeValidator(_flag)]
