"""Bytes → Document: text, HTML, PDF, DOCX, JSONL, a folder, stdin or a URL becomes canonical text with blocks.

One format a file; ``detect`` tells them apart, ``canonical`` holds the rules of the text, ``fetch``
alone opens connections. Every failure is an IntakeError with one line that says what to do.
"""

from reportedly.intake.batch import count, documents, files, is_batch, is_url, open_file, open_input
from reportedly.intake.jsonl import Failure
from reportedly.intake.read import from_text, read_bytes, read_path, read_stdin, read_url

__all__ = [
    "Failure",
    "count",
    "documents",
    "files",
    "from_text",
    "is_batch",
    "is_url",
    "open_file",
    "open_input",
    "read_bytes",
    "read_path",
    "read_stdin",
    "read_url",
]
