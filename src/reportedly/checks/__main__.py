"""``python -m reportedly.checks``: the catalogue of checks as Markdown, for docs/checks.md."""

import sys

from reportedly.checks import CATALOGUE
from reportedly.checks.rule import Rule

_HEAD = """# Checks

Made from the rules themselves by `python -m reportedly.checks`; edit `src/reportedly/checks/`, not this file.

A check links figures that belong together, computes with them as intervals (half the last printed place to either
side, hedges wider) and shows its working. **consistent**: the figures as printed fit. **strained**: only an extreme
of the intervals does. **inconsistent**: no value fits. **not-checkable**: something is missing, and the finding says
what. No check says that a claim is true or false.
"""


def markdown() -> str:
    """The whole catalogue as Markdown."""
    contents = "\n".join(f"- [{rule.title}](#{rule.id}) (`{rule.id}`)" for rule in CATALOGUE)
    return "\n".join((_HEAD, contents, "", *(_section(rule) for rule in CATALOGUE)))


def _section(rule: Rule) -> str:
    return (
        f'<a id="{rule.id}"></a>\n\n## {rule.title}\n\n`{rule.id}`\n\n'
        f"- **Needs**: {rule.needs}.\n- **Rule**: {rule.rule}.\n- **Tolerance**: {rule.tolerance}.\n"
        f"- **Example**: {rule.example}.\n- **Traps**: {rule.traps}.\n"
    )


if __name__ == "__main__":
    sys.stdout.write(markdown())
