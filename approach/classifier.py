"""What words weigh: kinds of finding that many small phrases speak for together.

Learned by `python -m bench.learn` from the sentences in `data/examples/`. The cues of
`wording.toml` name what is known; this hears what nobody has listed.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar
from zipfile import BadZipFile

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from approach.reading import ContentError, text

T = TypeVar("T")

COLUMNS = ("text", "labels")  # of the sentences
FEWEST = 4  # words of a sentence that is heard: shorter ones are left to the cues


class Sound(NamedTuple):
    """A kind that is heard, by number the sentence that says most of it, how sure."""

    kind: str
    sentence: int
    sure: bool


class Hearing(NamedTuple):
    """What some sentences sound like, and which kinds each of them speaks against."""

    sounds: list[Sound]
    kinds: tuple[str, ...]
    against: NDArray[np.bool_]

    def denies(self, kind: str, sentence: int) -> bool:
        """Say whether one sentence sounds nothing like a kind."""
        return kind in self.kinds and bool(
            self.against[sentence, self.kinds.index(kind)]
        )


class Classifier(Struct, frozen=True):
    """One linear classifier for each kind, over phrases of one to three plain words.

    Phrases that are there count by their inverse document frequency, scaled to length
    one (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 6.2-6.3).
    `idf` holds one number for each phrase, `weights` a row of one for each kind, and
    `bias` what a kind starts from; from 0 on it is found, up to `doubt` below 0 it may
    be, and more than `veto` below 0 a sentence speaks against it. `learned_from` is the
    digest of the sentences. Shared by all visitors: read only.
    """

    kinds: tuple[str, ...]
    phrases: dict[str, int]
    idf: NDArray[np.float32]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    doubt: NDArray[np.float32]
    veto: NDArray[np.float32]
    learned_from: str

    def known(self, words: Sequence[str]) -> set[int]:
        """Return which phrases stand in a sentence."""
        return {self.phrases[p] for p in phrases(words) if p in self.phrases}

    def scores(self, there: Sequence[Collection[int]]) -> NDArray[np.float32]:
        """Return how far each kind is over what it takes, a row for each of `there`.

        Where no phrase is known, nothing is found.
        """
        table = np.full((len(there), len(self.kinds)), -np.inf, dtype=np.float32)
        some = [n for n, known in enumerate(there) if known]
        if some:
            starts = np.cumsum([0, *(len(there[n]) for n in some[:-1])])
            rows = np.fromiter(chain(*there), dtype=np.intp)
            idf = self.idf[rows]
            sums = np.add.reduceat(idf[:, None] * self.weights[rows], starts)
            lengths = np.sqrt(np.add.reduceat(idf * idf, starts))
            table[some] = sums * self.scale / lengths[:, None] + self.bias
        return table

    def hear(self, sentences: Iterable[Sequence[str]]) -> Hearing:
        """Return which kinds are found or may be, and which are spoken against.

        A sentence is heard together with the next: what one leaves open the other says.
        """
        known = [self.known(words) for words in sentences]
        both = self.scores(windows(known))
        nothing = np.full((1, len(self.kinds)), -np.inf, dtype=np.float32)
        best = np.maximum(np.vstack([both, nothing]), np.vstack([nothing, both]))
        heard = np.array([bool(each) for each in known], dtype=np.bool_)
        against = (best[: len(known)] < -self.veto) & heard[:, None]
        return Hearing(list(self.sounds(known, both)), self.kinds, against)

    def sounds(
        self, known: Sequence[Collection[int]], both: NDArray[np.float32]
    ) -> Iterator[Sound]:
        """Yield each kind that is found or may be, with its sentence."""
        found = np.argwhere(both >= -self.doubt).tolist()
        told = {n for first, _ in found for n in (first, first + 1)}
        alone = self.scores([each if n in told else () for n, each in enumerate(known)])
        for first, kind in found:
            says_most = first + int(alone[first : first + 2, kind].argmax())
            yield Sound(self.kinds[kind], says_most, bool(both[first, kind] >= 0))


DEAF = Classifier(
    kinds=(),
    phrases={},
    idf=np.empty(0, np.float32),
    weights=np.empty((0, 0), np.int8),
    scale=np.empty(0, np.float32),
    bias=np.empty(0, np.float32),
    doubt=np.empty(0, np.float32),
    veto=np.empty(0, np.float32),
    learned_from="",
)


def windows(there: Sequence[set[T]]) -> list[set[T]]:
    """Return what stands in each two neighbouring sentences, or in the only one."""
    return [one | other for one, other in pairwise(there)] or list(there)


def phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield every run of one to three words and signs, none of a short sentence."""
    if sum(word.isalnum() for word in words) < FEWEST:
        return
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        yield f"{first} {second} {third}"


def examples(data: Path, language: str) -> Path:
    """Return where the sentences are that one language is learned from."""
    return data / "examples" / f"{language}.csv"


def weights(data: Path, language: str) -> Path:
    """Return where it stands what was learned for one language."""
    return data / "weights" / f"{language}.npz"


def digest(path: Path) -> str:
    """Return a short name for what is in a file, whatever ends its lines.

    Raises:
        ContentError: the file was not saved as UTF-8.
    """
    return hashlib.sha256(text(path).encode()).hexdigest()


def load(data: Path, language: str) -> Classifier | None:
    """Read what was learned for one language; None where nothing was.

    Raises:
        ContentError: the file is not what `python -m bench.learn` writes.
    """
    path = weights(data, language)
    if not path.exists():
        return None
    try:
        with np.load(path) as held:
            said = {name: held[name] for name in held.files}
        listed = said.pop("phrases").tobytes().decode().split("\n")
        return Classifier(
            kinds=tuple(said.pop("kinds").tolist()),
            phrases={phrase: row for row, phrase in enumerate(listed)},
            learned_from=str(said.pop("learned_from")),
            **said,
        )
    except (BadZipFile, EOFError, KeyError, OSError, TypeError, ValueError) as fault:
        place = f"weights/{path.name}"
        raise ContentError(
            place, "", f"make it anew with python -m bench.learn: {fault}"
        ) from None


def check(data: Path, language: str, learned: Classifier | None) -> None:
    """Check that what was learned goes with the sentences as they are now.

    Raises:
        ContentError: the sentences were changed, or never learned from.
    """
    path = examples(data, language)
    if path.exists() and (learned is None or learned.learned_from != digest(path)):
        fault = "not learned from yet as it is now: run python -m bench.learn"
        raise ContentError(f"examples/{path.name}", "", fault)


def save(path: Path, learned: Classifier) -> None:
    """Write what was learned for one language."""
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        kinds=np.array(learned.kinds),
        phrases=np.frombuffer("\n".join(learned.phrases).encode(), dtype=np.uint8),
        idf=learned.idf,
        weights=learned.weights,
        scale=learned.scale,
        bias=learned.bias,
        doubt=learned.doubt,
        veto=learned.veto,
        learned_from=np.array(learned.learned_from),
    )
