"""Invented reports about invented towns, with copies of every kind among them."""

import random

STOCK = (
    "The valley has been governed from the coast since the long drought ended its own assembly. "
    "Neither side has published the accounts that both of them promised in the spring."
)
_SYLLABLES = "ba do fen gul hap ir jom kel lun mor nes ot pri quo ras sil tam ulv wen yor".split()
_SMALL = "the a of in on and that was had with for to".split()


def sentence(rng):
    """Sixteen to twenty words, most of them of no language; no two sentences are alike."""
    words = [
        rng.choice(_SMALL) if rng.random() < 0.3 else "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3))))
        for _ in range(rng.randrange(16, 21))
    ]
    return f"{' '.join(words).capitalize()}."


def reworded(line):
    """The second half first, and every seventh word another."""
    words = line.rstrip(".").lower().split()
    half = len(words) // 2
    turned = [*words[half:], *words[:half]]
    return f"{' '.join('other' if at % 7 == 3 else word for at, word in enumerate(turned)).capitalize()}."


def report(rng, sentences=12):
    """A report of its own, as a list of sentences."""
    return [sentence(rng) for _ in range(sentences)]


def text(sentences):
    """Two sentences a paragraph."""
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def archive(seed=1, roots=30):
    """Texts, their days, and the pairs that share words: reprints, excerpts, edited and reworded copies, stock text."""
    rng = random.Random(seed)  # noqa: S311
    texts, days, pairs = [], [], set()

    def add(sentences, day, *parents):
        for parent in parents:
            pairs.add((parent, len(texts)))
        texts.append(text(sentences))
        days.append(day)
        return len(texts) - 1

    for number in range(roots):
        whole = report(rng)
        day = 2.0 * number
        root = add([*whole, STOCK] if number % 2 else whole, day)
        if number % 3 == 0:
            kin = [add(whole, day + 0.1, root)]
            edited = [line.replace(" the ", " this ").replace(" was ", " is ") for line in whole]
            kin.append(add(edited, day + 0.2, root, *kin))
            kin.append(add([reworded(line) for line in whole], day + 0.3, root, *kin))
            host = report(rng, 8)
            add([*host[:4], *whole[3:6], *host[4:]], day + 0.4, root, *kin)
    return texts, days, pairs
