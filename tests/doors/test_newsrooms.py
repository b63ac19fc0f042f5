"""The newsroom's profile at the command line: listed, shown, chosen, and refused before anything is read."""

import pytest

from reportedly.doors.cli import main


@pytest.fixture
def run(capsys):
    """Run the program; gives (exit code, standard output, standard error)."""

    def go(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        return left.value.code, *capsys.readouterr()

    return go


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kinds"], ["named-person", "unnamed-official", "own-voice", "Who held the camera"]),
        (["profiles"], ["house", "ap", "reuters", "bbc", "from memory"]),
        (["profiles", "ap"], ["information-not-opinion", "when unnamed opinion", "AP Statement of News Values"]),
        (["profiles", "--conditions"], ["plural-for-one", "adversary-claim"]),
    ],
)
def test_catalogues(run, arguments, words):
    """An editor can read every rule, and what it is made of, without opening a file."""
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    squeezed = " ".join(out.split())
    assert all(word in squeezed for word in words)


def test_the_profile_and_parties_reach_the_reading(run, reader, tmp_path):
    """Both options are handed on to the reading."""
    story = tmp_path / "story.txt"
    story.write_text("Nine boats sank off Tarn, the mayor said.", encoding="utf-8")
    parties = tmp_path / "parties.csv"
    parties.write_text("matter,party,words\nmill,millers,miller\n", encoding="utf-8")
    assert run("read", story, "--profile", "bbc", "--parties", parties)[0] == 0
    assert (reader.settings[0].profile, reader.settings[0].parties) == ("bbc", parties)


@pytest.mark.parametrize("option", ["--profile", "--parties"])
def test_a_file_that_is_not_there_is_told_before_reading(run, reader, tmp_path, option):
    """Exit code 2, one line, and no document touched."""
    story = tmp_path / "story.txt"
    story.write_text("Nine boats sank off Tarn, the mayor said.", encoding="utf-8")
    code, out, err = run("read", story, option, tmp_path / "gone.csv")
    assert (code, out, reader.ids) == (2, "", [])
    assert "gone.csv" in err
    assert err.count("\n") == 1
