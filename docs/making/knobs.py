"""``reference/settings.md``: every setting and environment variable, from ``settings.py``."""

import ast
import inspect
from dataclasses import fields

from docs.making.words import cell, table
from reportedly import settings

HEAD = """\
# Settings and environment variables

You want a limit higher, another archive, or your own word lists, without saying so in every command. Each setting below
is an environment variable; where a command has an option for it, the option goes first.

A value that can't be is one line of error and exit code 2. Sizes are in bytes, times in seconds, lengths in
code points.
"""
TRUTHS = """\
A truth is `1`, `true`, `yes`, or `0`, `false`, `no`. Programs choose `model`, `min_confidence`, `speech_only`,
`profile` and `parties` for a single reading: `reportedly.read(…, model="fast")`.
"""
OTHERS = {
    "REPORTEDLY_BY": "Who signs, where `--by` doesn't say; on a desk without accounts, its user.",
    "REPORTEDLY_MCP_TOKEN": "What every request to `reportedly mcp --http` must carry, 24 characters or more.",
    "REPORTEDLY_DEBUG": "Set to anything: a fault of the program shows its traceback, and libraries may warn.",
    "_REPORTEDLY_COMPLETE": "Set by the script of `reportedly completion`, when a shell asks what may stand next.",
    "NO_COLOR": "Set to anything: no colours (<https://no-color.org>).",
    "COLUMNS": "Columns to print in, where the terminal doesn't say.",
    "XDG_CACHE_HOME": "Where the weights of the extra `vectors` are prepared, in `reportedly/`; else `~/.cache`.",
    "DAFT_RUNNER": "`ray`: `archive build --engine daft` runs on the Ray cluster of this machine.",
}
"""What isn't in ``settings.py``. A test finds each variable that the code reads here, or fails."""


def page() -> str:
    """The page."""
    told = _docstrings()
    rows = [
        (
            f"`REPORTEDLY_{each.name.upper()}`",
            f"`{cell(str(each.default))}`" if each.default not in (None, "") else "none",
            told[each.name],
        )
        for each in fields(settings.Settings)
    ]
    parts = [
        HEAD,
        table(("variable", "by default", "is"), rows),
        TRUTHS,
        "## Other variables\n",
        table(("variable", "is"), [(f"`{name}`", told) for name, told in OTHERS.items()]),
        "Proxies (`HTTPS_PROXY` and the like) are not used: a page is fetched by this machine itself, or not at all.\n",
    ]
    return "\n".join(parts)


def _docstrings() -> dict[str, str]:
    """What stands below each field of ``Settings``; what has nothing below it is told by its name alone."""
    (tree,) = (node for node in ast.parse(inspect.getsource(settings.Settings)).body if isinstance(node, ast.ClassDef))
    told, last = {}, ""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
            told[last] = last.replace("_", " ").capitalize() + "."
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            told[last] = cell(str(node.value.value).replace("``", "`"))
            last = ""
        else:
            last = ""
    return told
