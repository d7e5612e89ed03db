"""Generated text that can only be predicted by looking back: repeats, and lists whose labels are new.

A model that reads nothing but novels learns little in-context; here the only way to a low loss is to find
the earlier occurrence and copy what followed, which is what induction heads do. Every page is made from its
number, so the stream needs no state.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from tokenizers import Tokenizer

from training.corpus import END

KINDS: dict[str, str] = {
    "animal": "dog cat horse cow sheep goat pig lion tiger bear wolf fox rabbit mouse rat deer monkey elephant "
    "donkey squirrel frog snake camel hen",
    "colour": "red blue green yellow white black brown grey purple pink orange scarlet crimson golden silver violet",
    "food": "bread butter cheese milk cake pie soup meat honey sugar salt rice egg apple jam beef fish pudding",
    "clothing": "hat coat dress shoe boot shirt cap cloak glove apron stocking jacket skirt belt scarf gown",
    "family": "mother father sister brother uncle aunt cousin daughter son grandmother grandfather wife husband "
    "nephew niece baby",
    "body": "head hand foot eye nose mouth ear arm leg finger knee neck shoulder tongue hair heart",
    "weather": "rain snow wind storm sun cloud fog frost thunder lightning mist ice hail breeze",
    "number": "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty",
    "building": "house castle church cottage palace barn tower hut school shop inn mill stable temple",
    "plant": "rose lily tree grass oak pine daisy bush fern moss violet ivy willow elm clover weed",
    "trade": "king soldier farmer doctor sailor teacher hunter cook shepherd servant captain tailor miller baker "
    "carpenter fisherman",
    "motion": "run walk jump swim fly climb dance crawl ride skip march hop slide leap",
    "speech": "say ask tell cry shout whisper answer speak call sing laugh talk reply scream",
    "time": "morning evening night day week month year hour minute noon summer winter spring autumn",
}  # fmt: skip


def kind_words(unseen: bool) -> dict[str, list[str]]:
    """Words of each kind: three quarters for lists to train on, or the `unseen` rest, to measure with."""
    words = {kind: text.split() for kind, text in KINDS.items()}
    seen = {kind: list_[: len(list_) * 3 // 4] for kind, list_ in words.items()}
    if not unseen:
        return seen
    anywhere = {word for list_ in seen.values() for word in list_}
    return {kind: [word for word in list_ if word not in anywhere] for kind, list_ in words.items()}


def common_words(texts: Iterable[str], most: int = 3000) -> list[str]:
    """Lower-case words of 3 to 9 letters by how often they occur."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(re.findall(r"(?<= )[a-z]{3,9}(?= )", text))
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]]


class Patterns:
    """Pages of generated text as token ids; page `number` is the same whenever and wherever it is made."""

    def __init__(self, tokenizer: Tokenizer, words: Sequence[str], seed: int) -> None:
        self.tokenizer, self.words, self.seed = tokenizer, list(words), seed
        self.end = tokenizer.token_to_id(END)
        self.kinds = list(kind_words(unseen=False).values())

    def page(self, number: int, length: int) -> np.ndarray:
        """(length,) token ids: one pattern, or several with end marks between where they are short."""
        random = np.random.default_rng((self.seed, number, 1))
        ids: list[int] = [self.end] if random.random() < 0.5 else []
        while len(ids) < length:
            choice = random.random()
            if choice < 0.25:
                ids += self.repeated_tokens(random, length)
            elif choice < 0.5:
                ids += self._encode(self.repeated_words(random))
            elif choice < 0.75:
                ids += self._encode(self.fixed_list(random))
            else:
                ids += self._encode(self.rule_list(random))
            ids.append(self.end)
        return np.array(ids[:length], dtype=np.int32)

    def _encode(self, text: str) -> list[int]:
        return list(self.tokenizer.encode(text).ids)

    def _pick(self, random: np.random.Generator, count: int) -> list[str]:
        return [self.words[i] for i in random.choice(len(self.words), min(count, len(self.words)), replace=False)]

    def repeated_tokens(self, random: np.random.Generator, length: int) -> list[int]:
        """A sequence of random ids (no end mark), said again until the page is full."""
        once = random.integers(1, self.tokenizer.get_vocab_size(), size=int(random.integers(8, length // 2)))
        return list(np.resize(once, length - 1).tolist())

    def repeated_words(self, random: np.random.Generator) -> str:
        """A few random words, the same again two to five times."""
        words = self._pick(random, int(random.integers(4, 40)))
        joint = str(random.choice([" ", ", ", "\n"]))
        between = str(random.choice([joint, ". ", "\n", "\n\n"]))
        return between.join([joint.join(words)] * int(random.integers(2, 6))) + "\n"

    def fixed_list(self, random: np.random.Generator) -> str:
        """`input -> label` lines: a few inputs, each with one label for this list, in random order."""
        inputs = self._pick(random, int(random.integers(2, 9)))
        labels = self._pick(random, int(random.integers(2, len(inputs) + 1)))
        label = {word: labels[i % len(labels)] for i, word in enumerate(inputs)}
        drawn = [inputs[i] for i in random.integers(len(inputs), size=int(random.integers(8, 31)))]
        return lines(drawn, [label[word] for word in drawn])

    def rule_list(self, random: np.random.Generator) -> str:
        """`input -> label` lines: the label tells the kind of the input, and is another in every list."""
        kinds = [self.kinds[i] for i in random.choice(len(self.kinds), int(random.integers(2, 4)), replace=False)]
        return few_shot(random, kinds, self._pick(random, len(kinds)), int(random.integers(8, 31)))


def few_shot(random: np.random.Generator, kinds: list[list[str]], labels: list[str], count: int) -> str:
    """`count` lines, each a word of one of the kinds with that kind's label."""
    drawn = [(str(random.choice(kinds[i])), labels[i]) for i in random.integers(len(kinds), size=count)]
    return lines([word for word, _ in drawn], [label for _, label in drawn])


def lines(inputs: list[str], labels: list[str]) -> str:
    return "".join(f"{word} -> {label}\n" for word, label in zip(inputs, labels, strict=True))
