"""Trains the spaCy pipeline that textacy is run with where spaCy's own can't be had.

    .peers/textacy/bin/python benchmarks/peers/pipeline.py --treebank UD_English-EWT -o .peers/pipeline

textacy wants parts of speech, lemmas and a dependency parse, and spaCy's English pipelines are not on PyPI. This
trains one with spaCy's own recipe for speed (the architecture of en_core_web_sm: four CNN layers of width 96) on a
Universal Dependencies treebank: files that end in ``-ud-train.conllu`` and ``-ud-dev.conllu``. The labels are first
put as spaCy's English pipelines have them (``as_clear``), since textacy's rules name those, and paragraphs are parted
by empty lines as in a report: a parser that has never seen one takes it for a subject. Takes about fifteen minutes on
a free core. Runs under the peer's Python; nothing of ``reportedly`` is imported.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SENTENCES = 10
"""Sentences a training document, so that the parser learns where sentences end (spaCy's own default)."""
RENAMED = {"nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "aux:pass": "auxpass", "nmod:poss": "poss"}
COMPONENTS = ["morphologizer", "trainable_lemmatizer", "parser"]


@dataclass
class Word:
    """One token of a CoNLL-U sentence; ``head`` counts from 0 in the sentence, a root heads itself."""

    form: str
    lemma: str
    pos: str
    head: int
    dep: str
    space: bool
    opens: bool = False
    """Whether it is the first word of a paragraph."""


EMPTY_LINES = ("\n\n", "\n", "\n\n", " \n")
"""What stands between paragraphs, in turn."""


def main() -> None:
    """Converts, trains, and writes what it was trained on and how well it parses into ``about.json``."""
    from spacy.cli.init_config import init_config
    from spacy.cli.train import train

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    paths, sentences = {}, {}
    for part in ("train", "dev"):
        found = sorted(args.treebank.glob(f"*-ud-{part}.conllu"))
        if not found:
            raise SystemExit(f"{args.treebank}: no *-ud-{part}.conllu here")
        paths[part] = args.out / f"{part}.spacy"
        sentences[part] = _convert(found, paths[part])
    config = init_config(lang="en", pipeline=COMPONENTS, optimize="efficiency")
    config_path = args.out / "config.cfg"
    config.to_disk(config_path)
    overrides = {f"paths.{part}": str(path) for part, path in paths.items()}
    limits = {"training.max_epochs": args.epochs, "training.eval_frequency": 400}
    train(config_path, args.out, overrides={**overrides, **limits})
    meta = json.loads((args.out / "model-best" / "meta.json").read_text(encoding="utf-8"))
    scores = {key: round(100 * meta["performance"][key], 1) for key in ("pos_acc", "lemma_acc", "dep_uas", "dep_las")}
    about = {"treebank": args.treebank.name, "sentences": sentences, "dev": scores}
    (args.out / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(about))


def _convert(files: list[Path], out: Path) -> int:
    """Writes the treebank's sentences as spaCy documents; returns how many there were."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    packed, vocab, waiting, count = DocBin(), Vocab(), [], 0
    for file in files:
        for sentence in sentences_of(file.read_text(encoding="utf-8")):
            waiting.append(as_clear(sentence))
            count += 1
            if len(waiting) == SENTENCES:
                packed.add(_document(vocab, waiting))
                waiting = []
    if waiting:
        packed.add(_document(vocab, waiting))
    packed.to_disk(out)
    return count


def _document(vocab: Any, sentences: list[list[Word]]) -> Any:  # noqa: ANN401  # spaCy is not installed where ruff runs
    from spacy.tokens import Doc

    words, heads = laid_out(sentences)
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        lemmas=[w.lemma for w in words],
        pos=[w.pos for w in words],
        heads=heads,
        deps=["ROOT" if w.dep == "root" else w.dep for w in words],
    )


def laid_out(sentences: list[list[Word]]) -> tuple[list[Word], list[int]]:
    """The words of a document with empty lines between its paragraphs, and each word's head in the document.

    An empty line is a token that hangs on the word before it, as in spaCy's own training (its whitespace augmenter).
    """
    words: list[Word] = []
    heads: list[int] = []
    for sentence in sentences:
        if words and sentence[0].opens:
            words[-1].space = False
            heads.append(len(words) - 1)
            line = EMPTY_LINES[len(words) % len(EMPTY_LINES)]
            words.append(Word(line, line, "SPACE", 0, "dep", space=False))
        heads += [len(words) + word.head for word in sentence]
        words += sentence
    return words, heads


def sentences_of(conllu: str) -> Iterator[list[Word]]:
    """The sentences of a CoNLL-U file; words of a contraction stay apart, as spaCy splits them too."""
    for block in conllu.split("\n\n"):
        words: list[Word] = []
        joined_until, joined_space, opens = 0, True, False
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                opens = opens or line.startswith(("# newpar", "# newdoc"))
                continue
            number, form, lemma, pos, _, _, head, dep, _, misc = line.split("\t")
            space = "SpaceAfter=No" not in misc
            if "-" in number:
                joined_until, joined_space = int(number.split("-")[1]), space
                continue
            if not number.isdigit():
                continue  # an empty node of the enhanced graph
            at = int(number)
            if at <= joined_until:
                space = joined_space if at == joined_until else False
            words.append(Word(form, lemma, pos, int(head) - 1 if head != "0" else at - 1, dep, space))
        if words:
            words[0].opens = opens
            yield words


def as_clear(sentence: list[Word]) -> list[Word]:
    """The same sentence with subjects, auxiliaries, negation and names labelled as spaCy's English pipelines do.

    The last word of a flat name becomes its head and the others its compounds, which is the form
    textacy's ``expand_noun`` gathers.
    """
    for at, word in enumerate(sentence):
        if word.dep == "flat" or word.dep.startswith("flat:"):
            continue
        last = max((i for i, w in enumerate(sentence) if w.head == at and w.dep.startswith("flat")), default=at)
        if last > at:
            _lead(sentence, at, last)
    for word in sentence:
        if word.dep == "advmod" and word.lemma in ("not", "n't"):
            word.dep = "neg"
        word.dep = RENAMED.get(word.dep, word.dep.split(":")[0])
    return sentence


def _lead(sentence: list[Word], first: int, last: int) -> None:
    head, dep = sentence[first].head, sentence[first].dep
    for i, word in enumerate(sentence):
        if word.head == first and i not in (first, last):
            word.head = last
            word.dep = "compound" if word.dep.startswith("flat") else word.dep
    sentence[last].head, sentence[last].dep = (last if head == first else head), dep
    sentence[first].head, sentence[first].dep = last, "compound"


if __name__ == "__main__":
    main()
