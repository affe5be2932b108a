"""The whole check of `data/`, every language, before the first visitor sees it."""

import sys
from pathlib import Path

from approach import classifier, conversation, wording, worksheets
from approach import content as library
from approach.model import Content
from approach.reading import ContentError


def audit(folder: Path | str = library.DATA) -> list[Content]:
    """Load every language and check that all that is drawn from words is there.

    Raises:
        ContentError: naming the file, the row and the fault.
    """
    every = [library.load(folder, name) for name in library.languages(folder)]
    for content in every:
        check(content, folder)
    return every


def check(content: Content, folder: Path | str = library.DATA) -> None:
    """Check that all that is drawn from the words of one language is there.

    Raises:
        ContentError: naming the file, the row and the fault.
    """
    worksheets.check(content)
    conversation.check(content)
    wording.rules_of(content.words)
    classifier.check(Path(folder), content.language, content.classifier)


def report(folder: Path | str = library.DATA) -> str:
    """Check everything and say how much there is.

    Raises:
        ContentError: naming the file, the row and the fault.
    """
    every = audit(folder)
    content = every[0]
    countries = {line.country for line in content.helplines}
    return (
        f"ok: {len(content.strategies)} strategies, {len(content.factors)} factors,"
        f" {content.matrix.size} cells, {len(countries)} countries,"
        f" {len(every)} language(s), table {content.settings.table_version}"
    )


if __name__ == "__main__":
    try:
        print(report(*sys.argv[1:2]))
    except ContentError as fault:
        sys.exit(str(fault))
