"""Annotations brought in by a browser: the form opened by keyboard, a file chosen, what became of it read out."""

import pytest

from tests.service import annotated


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_is_brought_in(live, page, no_violations, tmp_path, scheme):
    """It works as a plain form; what was not placed is listed; axe has nothing against the page before or after."""
    name, lines, txt = annotated.brat_of(live.archive, "herald-2")
    lines = [line.replace("\ttold", "\tsold").replace("T3 named-person", "T3 named-role") for line in lines]
    (tmp_path / f"{name}.ann").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (tmp_path / f"{name}.txt").write_bytes(txt)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live.url}/corrections")
    page.get_by_text("Bring in annotations from a file").press("Enter")
    no_violations(page)
    page.get_by_label("Files").set_input_files([tmp_path / f"{name}.ann", tmp_path / f"{name}.txt"])
    page.get_by_label("Why").fill("Read again.")
    page.get_by_label("Why").press("Enter")
    page.get_by_role("heading", name="1 correction brought in").wait_for()
    assert "not placed for certain" in page.get_by_role("status").first.inner_text()
    no_violations(page)
