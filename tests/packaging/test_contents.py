"""What must be in a wheel and what must not: each thing that lacks, and each that is too much, is told."""

import tomllib

import pytest

from tests.packaging import HERE, ROOT, load

contents = load("contents")
build = load("build")
SOUND = [
    "reportedly/py.typed",
    "reportedly/encoder/weights/accurate.onnx",
    "reportedly/encoder/weights/words.bin",
    "reportedly/encoder/weights/tokenizer.json",
    "reportedly/encoder/weights/CARD.md",
    "reportedly/vocab/cues.csv",
    "reportedly/archive/migrations/versions/0001_articles.py",
    "reportedly/doors/desk/templates/base.html",
    "reportedly/doors/desk/static/desk.css",
    "reportedly/doors/desk/static/desk.js",
    "reportedly/doors/desk/static/vendor/htmx.min.js",
    "reportedly/export/page/page.css",
    "reportedly-0.1.0.dist-info/licenses/LICENSE",
    "reportedly-0.1.0.dist-info/licenses/src/reportedly/doors/desk/static/vendor/licences/htmx.txt",
    "reportedly-0.1.0.data/data/share/man/man1/reportedly.1",
    "reportedly-0.1.0.data/data/share/bash-completion/completions/reportedly",
    "reportedly-0.1.0.data/data/share/zsh/site-functions/_reportedly",
    "reportedly-0.1.0.data/data/share/fish/vendor_completions.d/reportedly.fish",
]


def test_a_sound_wheel_has_nothing_amiss():
    """All that is needed, and nothing else."""
    assert contents.wheel_names(SOUND) == []


@pytest.mark.parametrize("name", SOUND)
def test_what_lacks_is_told(name):
    """Each needed part, left out."""
    assert any(line.startswith("lacks") for line in contents.wheel_names([one for one in SOUND if one != name]))


@pytest.mark.parametrize(
    "name",
    [
        "tests/test_reading.py",
        "reportedly/tests/test_reading.py",
        "reportedly/conftest.py",
        "training/README.md",
        "reportedly/vocab/polnear/train.jsonl",
        "reportedly/__pycache__/reading.cpython-311.pyc",
        "reportedly/news.db",
        "reportedly/.env",
        "stray.py",
    ],
)
def test_what_is_too_much_is_told(name):
    """Each thing that no wheel of ours has."""
    assert any(name in line for line in contents.wheel_names([*SOUND, name]))


def test_the_source_has_every_part():
    """What a wheel needs is in the tree it is built of."""
    inside = [path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src/reportedly").rglob("*")]
    lacking = [what for what, form in contents.NEEDED.items() if form.startswith("reportedly/")]
    assert [what for what in lacking if f"lacks {what}" in contents.wheel_names(inside)] == []


def test_every_vendored_script_has_its_licence():
    """A script that is added comes with the words that let us pass it on; dagre holds two other works."""
    vendor = ROOT / "src/reportedly/doors/desk/static/vendor"
    scripts = {path.name.split(".")[0] for path in vendor.glob("*.js")}
    licences = {path.stem for path in (vendor / "licences").glob("*.txt")}
    assert licences == scripts | {"lodash", "graphlib"}
    assert all("Copyright" in path.read_text() or "BSD" in path.read_text() for path in (vendor / "licences").iterdir())


def test_builds_that_differ_are_told(tmp_path):
    """A byte, or a file more, is a difference."""
    for folder, content in (("a", b"one"), ("b", b"two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "reportedly-0.1.0.tar.gz").write_bytes(content)
    first, second = (sorted((tmp_path / folder).iterdir()) for folder in "ab")
    assert build.differences(first, first) == []
    assert build.differences(first, second) == ["reportedly-0.1.0.tar.gz differs between two builds"]
    assert "other files" in build.differences(first, [])[0]


def test_every_extra_for_users_is_tried():
    """An extra that is added gets its trial, or its reason in try_installs.py."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    tried = {line.split('"')[1] for line in (HERE / "smoke.py").read_text().splitlines() if line.startswith('    "')}
    reasons = (HERE / "try_installs.py").read_text(encoding="utf-8").split("Not tried:")[1].split('"""')[0]
    untried = set(told) - tried
    assert untried == {"validators", "train", "bench", "dist", "docs", "dev"}
    assert all(name in reasons for name in untried)
    brings_torch = {
        name for name, lines in told.items() if any(line.startswith(("torch", "all-minilm")) for line in lines)
    }
    assert brings_torch == {"train"}


def test_samples_are_what_they_say(tmp_path):
    """The four formats that smoke.py gives an extra are read here, so that a failure there is the extra's."""
    from reportedly import service

    samples = load("samples")
    for needed in ("pypdfium2", "docx", "feedparser", "warcio"):
        pytest.importorskip(needed, reason="an extra that reads a format is not installed")
    for make in (samples.pdf, samples.docx, samples.feed, samples.warc):
        (reading,) = service.read_many([str(make(tmp_path))])
        assert samples.SAID in reading.document.text
