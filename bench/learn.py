"""Learn what words weigh, from `data/examples/` to `data/weights/`.

Run: python -m bench.learn. It prints how well each kind is found in texts that were set
aside in turn: by the cues alone, and by cues and weights together.
"""

from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from approach import classifier, content, conversation, wording
from approach.answers import CERTAINTIES, Answers
from approach.classifier import Classifier
from approach.model import Content
from approach.plain import Draft
from approach.reading import rows

LEAST = 20  # texts that a kind is learned from
SEEN = 2  # texts that a phrase must stand in
FOLDS = 5
BLOCK = 20
STRENGTH = 20.0  # how little the weights are held back
ALARMED = 0.11  # false alarms of a kind of danger, for each text in which it is
DOUBTED = 0.8  # the same where it is only said that there may be
LOST = 0.03  # of the cues of danger that are right, how many become a doubt
MISSED = 0.6  # what a tip not given costs beside one that is given for nothing
ROOM = 0.1  # how far the worksheet's own words stay below what is marked
TOP = 127

Flags = NDArray[np.bool_]
Scores = NDArray[np.float64]


class Example(NamedTuple):
    """A text: the phrases of its sentences, its labels, and what cues find in it."""

    sentences: list[set[str]]
    labels: set[str]
    cued: set[str]


class Learned(NamedTuple):
    """What was learned of one kind, as the classifier holds it."""

    weights: Scores
    bias: float
    doubt: float
    veto: float


class Evidence(NamedTuple):
    """What one kind scores in texts set aside, where cues find it, where it is."""

    heard: Scores
    cued: Flags
    there: Flags

    def found(self, least: float, denied: float) -> Flags:
        """Return where it is found by its score, or by a cue that is not denied."""
        return (self.heard >= least) | (self.cued & (self.heard >= denied))

    def alarming(self, alarms: float) -> float:
        """Return the least score with so many false alarms for each that is right."""
        others = np.sort(self.heard[~self.there & ~self.cued])
        wrong = min(round(alarms * self.there.sum()), len(others) - 1)
        return float(others[-1 - wrong])

    def best(self) -> float:
        """Return the least score that finds most beside the cues, and little else."""
        steps = np.unique(np.round(self.heard[~self.cued], 2))
        fits = [agreement(self.found(least, -np.inf), self.there) for least in steps]
        return float(steps[np.argmax(fits)])

    def worst(self, least: float) -> float:
        """Return the score below which more cues are wrong than are worth it."""
        below = np.round(self.heard[self.cued & (self.heard < least)], 1)
        steps = [-np.inf, *np.unique(below)]
        fits = [agreement(self.found(least, denied), self.there) for denied in steps]
        return min(float(steps[np.argmax(fits)]), least)

    def nearly_none(self) -> float:
        """Return the score below which hardly a cue is right."""
        right = self.heard[self.cued & self.there]
        return float(np.quantile(right, LOST)) if len(right) else -np.inf


class Lesson:
    """Everything one language is learned from, in numbers.

    `whole` has a row for each text, `apart` one for each two of its sentences, which
    are of the text `of` says. `own` are the worksheet's own words: never to be marked.
    """

    def __init__(self, told: list[Example], own: list[Example]) -> None:
        self.told = [*told, *own]
        self.vectors = TfidfVectorizer(
            analyzer=sorted, binary=True, min_df=SEEN, dtype=np.float32
        )
        texts = [set(chain(*each.sentences)) for each in self.told]
        self.whole: csr_matrix = self.vectors.fit_transform(texts)
        windows = [classifier.windows(each.sentences) for each in self.told]
        self.of = np.repeat(np.arange(len(windows)), [len(each) for each in windows])
        self.apart: csr_matrix = self.vectors.transform(chain(*windows))
        self.own = self.apart[self.of >= len(told)]

    def set_aside(self, there: Flags) -> Scores:
        """Return what one kind scores in each text when it was not learned from it."""
        highest = np.full(len(self.told), -np.inf)
        # neighbours are of one hand, or differ in a word alone: they stay together
        blocks = np.arange(len(self.told)) // BLOCK
        for known, aside in GroupKFold(FOLDS).split(self.whole, there, blocks):
            asked = np.isin(self.of, aside)
            model = fitted(self.whole[known], there[known])
            scores = model.decision_function(self.apart[asked])
            np.maximum.at(highest, self.of[asked], scores)
        return highest

    def learn(self, name: str, kind: wording.Kind) -> Learned:
        """Learn one kind."""
        there = np.array([name in each.labels for each in self.told])
        cued = np.array([name in each.cued for each in self.told])
        seen = Evidence(self.set_aside(there), cued, there)
        model = fitted(self.whole, there)
        floor = model.decision_function(self.own).max() + ROOM
        danger = kind.group == "care"
        sure = max(seen.alarming(ALARMED) if danger else seen.best(), floor)
        maybe = max(seen.alarming(DOUBTED), floor) if kind.doubt else sure
        denied = seen.nearly_none() if danger else seen.worst(sure)
        both = seen.found(sure, denied)
        print(f"  {name:13} {there.sum():5}  {said(cued, there)}  {said(both, there)}")
        return Learned(
            weights=model.coef_[0],
            bias=model.intercept_[0] - sure,
            doubt=sure - min(maybe, sure),
            veto=sure - denied if kind.doubt or not danger else np.inf,
        )


def main() -> None:
    """Learn every language that has examples."""
    for language in content.languages():
        path = classifier.examples(content.DATA, language)
        if path.exists():
            weights = classifier.weights(content.DATA, language)
            weights.unlink(missing_ok=True)  # they may be what cannot be read
            learned = learn(content.load(language=language), path)
            classifier.save(weights, learned)


def learn(library: Content, path: Path) -> Classifier:
    """Learn one language."""
    own = [
        Example([window], set(), set())
        for text in sorted(own_words(library))
        for window in classifier.windows(example(library, text, set()).sentences)
    ]
    told = [
        example(library, row["text"], set(row["labels"].split()))
        for _, row in rows(path, classifier.COLUMNS)
    ]
    lesson = Lesson(told, own)
    print(f"{library.language}: {len(told)} texts, {lesson.whole.shape[1]} phrases")
    learned = {
        name: lesson.learn(name, kind)
        for name, kind in wording.rules_of(library.words).kinds.items()
        if kind.group != "praise" and sum(name in each.labels for each in told) >= LEAST
    }
    table = np.array([each.weights for each in learned.values()]).T
    scale = np.abs(table).max(axis=0) / TOP
    names = lesson.vectors.get_feature_names_out()
    return Classifier(
        kinds=tuple(learned),
        phrases={str(phrase): row for row, phrase in enumerate(names)},
        idf=lesson.vectors.idf_.astype(np.float32),
        weights=np.round(table / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        **{
            name: np.array([getattr(each, name) for each in learned.values()], "f4")
            for name in ("bias", "doubt", "veto")
        },
        learned_from=classifier.digest(path),
    )


def example(library: Content, text: str, labels: set[str]) -> Example:
    """Read one text."""
    speech = wording.rules_of(library.words).speech
    sentences = [
        set(classifier.phrases(words))
        for words, _ in Draft(text, speech.said(text)).sentences()
    ]
    found = wording.check(text, replace(library, classifier=None))
    return Example(sentences, labels, {each.kind for each in found})


def own_words(library: Content) -> set[str]:
    """Return what the worksheet itself suggests to say, in one piece and in parts."""
    reasons = [factor.id for factor in library.group("reason")]
    ticked = [
        Answers(),
        *(Answers(concerns={factor.id: 2}) for factor in library.group("concern")),
        *(
            Answers(reasons={reason: 2}, certainty={reason: said})
            for reason, said in product(reasons, CERTAINTIES)
        ),
    ]
    openings = [
        [part.text for part in conversation.opening(library, answers, strategy)]
        for strategy, answers in product(library.strategies, ticked)
    ]
    replies = conversation.replies(library, Answers(reasons=dict.fromkeys(reasons, 2)))
    first_words = chain(*(s.first_words for s in library.strategies.values()))
    whole = {" ".join(parts) for parts in openings}
    return whole | {*chain(*openings), *first_words, *(r.answer for r in replies)}


def fitted(whole: csr_matrix, there: Flags) -> LogisticRegression:
    """Fit one kind; both answers weigh the same however many there are of each."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear")
    return model.fit(whole, there)


def agreement(found: Flags, there: Flags) -> float:
    """Return F1 in which what was missed counts less than what was marked wrongly."""
    right = (found & there).sum()
    wrong = (found & ~there).sum() + MISSED * (there & ~found).sum()
    return float(right / (right + wrong / 2))


def said(found: Flags, there: Flags) -> str:
    """Return precision and recall in words."""
    right = (found & there).sum()
    return f"{right / max(found.sum(), 1):.2f} right, {right / there.sum():.2f} found"


if __name__ == "__main__":
    main()
