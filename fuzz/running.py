"""What the harnesses share: the corpus with its seeds, the dictionary, and the limits."""

import hashlib
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris


def run(one: Callable[[bytes], None], name: str, seeds: Sequence[bytes], *, longest: int) -> None:
    """Fuzz ``one`` for ten minutes, unless the command line says otherwise (libFuzzer's options, or files to replay).

    What was found worth keeping stays in a folder ``reportedly-fuzz/<name>`` of the system's temporary files, so that a
    later run goes on from there; an input that fails is left there too. The first ends the run; with GO_ON=1 in the
    environment it goes on, and keeps one input for each place that raises.
    """
    home = Path(tempfile.gettempdir()) / "reportedly-fuzz" / name
    corpus = home / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    given = sys.argv[1:]
    if os.environ.get("GO_ON"):
        one = _going_on(one, home)
    options = ["-timeout=10", "-rss_limit_mb=2048", "-max_total_time=600", f"-max_len={longest}"]
    options += ["-print_final_stats=1", f"-dict={Path(__file__).parent / 'words.dict'}", f"-artifact_prefix={home}/"]
    replayed = [path for path in given if not path.startswith("-")]
    atheris.Setup([sys.argv[0], *options, *given, *([] if replayed else [str(corpus)])], one)
    atheris.Fuzz()


def _going_on(one: Callable[[bytes], None], home: Path) -> Callable[[bytes], None]:
    """``one``, whose errors are written down, the first of each place, and then forgotten."""
    seen: set[tuple[str, str, int | None]] = set()

    def kept(data: bytes) -> None:
        try:
            one(data)
        except Exception as error:  # each is told of below
            place = traceback.extract_tb(error.__traceback__)[-1]
            key = (type(error).__name__, place.filename, place.lineno)
            if key not in seen:
                seen.add(key)
                file = home / f"raised-{len(seen):03d}"
                file.write_bytes(data)
                file.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), "utf-8", "replace")
                print(f"RAISED {type(error).__name__} at {place.filename}:{place.lineno}: {file}", flush=True)

    return kept
