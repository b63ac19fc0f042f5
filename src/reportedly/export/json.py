"""JSON: the complete Reading, as other programs and the scorers read it (schema ``reportedly/reading/1``)."""

import msgspec

from reportedly.errors import ReportedlyError, WrongFormat
from reportedly.model.reading import SCHEMA, Reading

FAILURE_SCHEMA = "reportedly/failure/1"
_DECODER = msgspec.json.Decoder(Reading)


def encode(record: object, *, pretty: bool = False) -> bytes:
    """A Reading, another record of ``model``, or plain lists and dictionaries, as UTF-8 JSON.

    It stands on one line, or indented by two spaces if ``pretty``.

    Lone surrogates, which UTF-8 can't hold, become U+FFFD: one code point for one, so offsets stand.
    """
    line = _encode(record)
    return msgspec.json.format(line, indent=2) if pretty else line


def encode_failure(id: str, error: ReportedlyError) -> bytes:
    """The line that stands for a document that could not be read, in a batch's output."""
    return _encode({"schema": FAILURE_SCHEMA, "id": id, "error": str(error), "kind": type(error).__name__})


def decode(data: bytes | str) -> Reading:
    """The Reading that ``encode`` wrote; raises WrongFormat where it is none, or of another schema."""
    try:
        reading = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise WrongFormat(f"no reading ({error})", todo=f"JSON of schema {SCHEMA} is expected.") from None
    if reading.schema != SCHEMA:
        raise WrongFormat(f"a reading of schema {reading.schema!r}", todo=f"This program reads {SCHEMA}.")
    return reading


def _encode(record: object) -> bytes:
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(msgspec.to_builtins(record)))


def _without_surrogates(value: object) -> object:
    match value:
        case str():
            return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        case list() | tuple():
            return [_without_surrogates(item) for item in value]
        case dict():
            return {key: _without_surrogates(item) for key, item in value.items()}
    return value
