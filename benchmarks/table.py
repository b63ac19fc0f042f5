"""Prints what the benchmark of attribution measured."""

from types import ModuleType

from benchmarks.measures import MEASURES
from benchmarks.readings import ASKED_SPEED, PART
from benchmarks.results import Record

COLUMNS = (
    "source norm",
    "cue norm",
    "content norm",
    "relation norm",
    "relation soft",
    "content seg",
    "right source",
)


def show(record: Record, module: ModuleType) -> None:
    """The table of all systems, then each model of ours in full."""
    data, machine = record["data"], record["machine"]
    print(f"{data['name']}: {len(data['documents'])} articles, {data['words']:,} words; F1 in percent")
    print(f"{machine['processor']}, {machine['cores']} cores, load {machine['load']}\n")
    print(f"| system | {' | '.join(COLUMNS)} | words/s, one core |")
    print("|---" * (len(COLUMNS) + 2) + "|")
    for one in record["systems"]:
        print(_row(one))
    for row in record["elsewhere (PolNeAR test split)"]:
        cells = " | ".join(row[column] or "" for column in COLUMNS)
        print(f"| *{row['system']}* ({row['from']}, PolNeAR test split) | {cells} | |")
    for one in record["systems"]:
        if one["ours"]:
            _ours(one, module)


def _row(one: Record) -> str:
    if one["failed"]:
        return f"| {one['name']} (not run: {one['failed']}) " + "| " * (len(COLUMNS) + 1) + "|"
    name = f"**reportedly, {one['name']}**" if one["ours"] else one["name"]
    if one["raised"]:
        what = "paragraphs" if one["about"].get("unit") == "paragraph" else "articles"
        name += f"; raised in {len(one['raised'])} articles, those {what} count as empty"
    cells = " | ".join(f"{one['figures'][column]:.1f}" for column in COLUMNS)
    speed = one["speeds"].get(PART)
    return f"| {name} | {cells} | {speed['words a second']:,} |" if speed else f"| {name} | {cells} | |"


def _ours(one: Record, module: ModuleType) -> None:
    print(f"\nreportedly, {one['name']} (encoder {one['about']['encoder'][:8]})")
    print(module.show(one["summary"]))
    for measure in MEASURES:
        value = one["figures"][measure.name]
        between = one["intervals"].get(measure.name)
        line = f"  {measure.name:24} {value:6.2f}"
        line += f"  [{between[0]:.1f}, {between[1]:.1f}]" if between else ""
        print(line + (f"  asked {measure.asked:g}: {_verdict(value >= measure.asked)}" if measure.asked else ""))
    for name, asked in ASKED_SPEED.items():
        if speed := one["speeds"].get(name):
            rate, low, high = speed["words a second"], speed["slowest"], speed["fastest"]
            print(f"  {name:24} {rate:,} words/s  [{low:,}, {high:,}]  asked {asked:,}: {_verdict(rate >= asked)}")
    if "calibration error" in one:
        error = one["calibration error"]
        print(f"  calibration error        {error:.3f}  asked 0.05: {_verdict(error <= 0.05)}")
        print("    (on the articles it was fitted on; training.attribution.calibrate prints it held out)")
        for b in one["bins"]:
            print(f"    {b['low']:.1f}–{b['high']:.1f} {b['count']:5d}  said {b['said']:.2f}  right {b['right']:.2f}")


def _verdict(met: bool) -> str:
    return "met" if met else "MISSED"


def floors(kept: Record) -> None:
    """The floors just set."""
    print(f"{len(kept['slice']['ids'])} articles of {kept['slice']['of']}, sha256 {kept['slice']['sha256'][:8]}")
    for model, one in kept["models"].items():
        for name, floor in one["floors"].items():
            print(f"{model:10} {name:14} measured {one['measured'][name]:6.2f}   floor {floor:6.2f}")
