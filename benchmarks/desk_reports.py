"""Reports for the desk under load: the desk's own invented sample, told of other towns with other figures."""

from pathlib import Path

_SAMPLE = Path(__file__).parents[1] / "src/reportedly/doors/desk/sample.txt"
_TOWNS = ["Veldmark", "Carrow", "Ostrell", "Halden", "Brisk", "Morrow", "Lind", "Sarn", "Pellow", "Ashby"]


def told(n: int) -> str:
    """The sample's text, the ``n``-th time: another town, other passengers, other victims."""
    words = _SAMPLE.read_text(encoding="utf-8").split("\n", 3)[3].strip()
    town = _TOWNS[n % len(_TOWNS)] + ("" if n < len(_TOWNS) else f" {n}")
    return words.replace("Veldmark", town).replace("240", str(240 + n)).replace("31 were", f"{31 + n} were")


def long(words: int = 5_000) -> str:
    """So many words: the sample again and again, each time of another town."""
    made: list[str] = []
    count = n = 0
    while count < words:
        made.append(told(n))
        count += len(made[-1].split())
        n += 1
    return "\n\n".join(made)
