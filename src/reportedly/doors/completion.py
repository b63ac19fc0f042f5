"""Completion of commands, options and their values in bash, zsh and fish: ``reportedly completion SHELL``.

The shell runs this program with ``_REPORTEDLY_COMPLETE`` set at each Tab; typer finds the command line's place, and
VALUES says what may stand there. Nothing of this is loaded otherwise.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from reportedly.errors import SettingsError

PROGRAM, ASKED = "reportedly", "_REPORTEDLY_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
MOST = 50
"""Keys of articles that are offered; who has more types a letter first."""
_PLAIN = re.compile(r"[A-Za-z0-9_./@%+=,-]+")
"""Keys come from reports, and shells evaluate what is offered: only what means nothing to any of them is."""


def completion(
    shell: Annotated[str, typer.Argument(metavar="[bash|zsh|fish]", help="The shell to print it for.")],
) -> None:
    """Print the script that lets a shell complete commands, options and values.

    bash: reportedly completion bash > ~/.local/share/bash-completion/completions/reportedly

    zsh: reportedly completion zsh > ~/.zfunc/_reportedly, with fpath+=~/.zfunc before compinit in ~/.zshrc

    fish: reportedly completion fish > ~/.config/fish/completions/reportedly.fish
    """
    typer.echo(script(shell))


_FIRST = """
if [ "$funcstack[1]" = "_reportedly" ]; then
  _reportedly_completion "$@"
fi"""
"""zsh loads the file at the first Tab, as the function it is named after; without this that Tab would do nothing."""


def script(shell: str) -> str:
    """The script for ``shell``. Raises SettingsError for one that there is none for."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    if shell not in SHELLS:
        raise SettingsError("no completion for this shell", where=shell, todo=f"Choose {', '.join(SHELLS)}.")
    made = get_completion_script(prog_name=PROGRAM, complete_var=ASKED, shell=shell)
    return made + _FIRST if shell == "zsh" else made


def answer(app: typer.Typer) -> int:
    """Print what may stand where the cursor is; the exit code. A prompt is no place for an error: then nothing is."""
    from typer.completion import completion_init, shell_complete  # type: ignore[attr-defined]
    from typer.main import get_command

    try:
        completion_init()
        command = get_command(app)
        equip(command, VALUES)
        return shell_complete(command, {}, PROGRAM, ASKED, os.environ[ASKED])
    except Exception:
        return 1


Offer = Callable[[Mapping[str, Any], str], Iterable[str]]
"""From the options given so far and the beginning of a word: what it may become."""


def equip(command: Any, values: Mapping[tuple[str, str], Offer], path: str = "") -> list[tuple[str, str]]:  # noqa: ANN401 - typer has two classes of commands
    """Give the parameters of ``command`` and of all below it their ``values``; the keys of ``values`` that were met."""
    met = []
    for parameter in command.params:
        for key in ((path, parameter.name or ""), ("*", parameter.name or "")):
            if key in values:
                parameter._custom_shell_complete = _completer(values[key])  # as typer's own parameters do
                met.append(key)
                break
    for name, below in getattr(command, "commands", {}).items():
        met += equip(below, values, f"{path} {name}".strip())
    return met


def _completer(offer: Offer) -> Callable[[Any, Any, str], list[Any]]:
    def complete(context: Any, _: Any, start: str) -> list[Any]:  # noqa: ANN401 - typer's own, and private
        from typer._click.shell_completion import CompletionItem

        return [CompletionItem(one) for one in offer(context.params, start) if one.startswith(start)]

    return complete


def _models(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.settings import MODELS

    return MODELS


def _newsrooms(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly import cautions

    return cautions.names()


def _rules(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.checks import CATALOGUE

    return (rule.id for rule in CATALOGUE)


def _figure_rules(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.archive.series.profiles import profiles

    return (rule.name for rule in profiles())


def _forms(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.service.exports import ARCHIVE, CLAIM, REPORT

    return sorted({"forms", *REPORT, *CLAIM, *ARCHIVE})


def _verdicts(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.archive.reviews import scales

    return scales.verdicts()


def _reliability(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.archive.reviews import scales

    return scales.reliability()


def _credibility(_: Mapping[str, Any], __: str) -> Iterable[str]:
    from reportedly.archive.reviews import scales

    return scales.credibility()


def _keys(given: Mapping[str, Any], start: str) -> Iterable[str]:
    """Of an archive that is a file; a database elsewhere is not asked at each Tab."""
    from reportedly.archive import peeking
    from reportedly.settings import current

    place = given.get("archive") or current().archive
    if "://" in place or not Path(place).is_file():
        return ()
    return [key for key in peeking.keys(Path(place), start, MOST) if _PLAIN.fullmatch(key)]


def _of(words: str) -> Offer:
    return lambda _, __: words.split()


VALUES: Mapping[tuple[str, str], Offer] = {
    ("*", "model"): _models,
    ("read", "profile"): _newsrooms,
    ("profiles", "name"): _newsrooms,
    ("checks", "name"): _rules,
    ("figures", "profile"): _figure_rules,
    ("export", "form"): _forms,
    ("export", "what"): _keys,
    ("trace", "query"): _keys,
    ("archive show", "key"): _keys,
    ("archive remove", "keys"): _keys,
    ("review list", "article"): _keys,
    ("corrections import", "article"): _keys,
    ("corrections list", "article"): _keys,
    ("review add", "verdict"): _verdicts,
    ("schema", "name"): _of("reading trace steps"),
    ("completion", "shell"): _of(" ".join(SHELLS)),
    ("people add", "role"): _of("reader reviewer admin"),
    ("source grade", "grade"): _reliability,
    ("source describe", "kind"): _of("outlet person role organisation document"),
    ("grade", "grade"): _credibility,
}
"""Of a command (``*``: of any) and its parameter: what completes it. What is not here is a file, one of typer's own
choices, or yours to say."""
