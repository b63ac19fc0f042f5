"""Sentence vectors, where the extra is installed: near in meaning is near, and each text is by itself."""

import numpy as np
import pytest

from reportedly.encoder import sentence
from reportedly.encoder.sentence import embedding
from reportedly.errors import ModelError


@pytest.fixture
def embed():
    if not sentence.available():
        pytest.skip("reportedly[vectors] is not installed")
    return sentence.embed


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("Nine boats sank off Tarn.", "Several ships went down near Tarn.", "Tarn's harbour office hired nine clerks."),
        ("The minister resigned.", "The cabinet member stepped down.", "The minister opened a bridge."),
        (
            "Doctors in Tarn are on strike.",
            "Physicians in Tarn have stopped work.",
            "Lightning struck a tower in Tarn.",
        ),
    ],
)
def test_what_means_the_same_is_nearer(embed, one, like, unlike):
    """The use of them: other words for one thing are nearer than the same words for another."""
    vectors = embed([one, like, unlike])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_shape_length_and_independence(embed):
    """float32 (n, 384) of length 1; a text's vector does not depend on what is asked with it."""
    texts = ["", "Boats.", "Nine boats sank off Tarn harbour on Monday.", "word " * 2000, "\x00 \n é 字"]
    together = embed(texts)
    assert together.shape == (5, sentence.WIDTH)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-3)
    for row, text in zip(together, texts, strict=True):
        assert np.array_equal(embed([text])[0], row)
    assert embed([]).shape == (0, sentence.WIDTH)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch, tmp_path):
    """Never a traceback of a library that is not there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(embedding, "package", lambda: None)
    embedding._loaded.cache_clear()
    assert not embedding.available()
    with pytest.raises(ModelError, match="not here"):
        embedding.embed(["a"])
    embedding._loaded.cache_clear()
