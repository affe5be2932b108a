"""The whole way through as a person would walk it: by role and by label."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect
from visitor import Visit

from approach.answers import Answers
from approach.model import Content

NUMBERED = re.compile(r"\d\. (.+)")


class Journey:
    """A visitor with a story, page by page."""

    def __init__(self, visit: Visit, content: Content, told: Answers) -> None:
        self.visit = visit
        self.page = visit.page
        self.content = content
        self.words = content.words
        self.told = told

    def open(self) -> None:
        """Come to the start by a link in the visitor's language."""
        self.visit.open(f"/?lang={self.content.language}")

    def group(self, name: str) -> Locator:
        """Return a group of choices by its label."""
        return self.page.get_by_role("radiogroup", name=name, exact=True)

    def choose(self, question: str, answer: str) -> None:
        """Choose one answer of a question."""
        self.group(question).get_by_text(answer, exact=True).click()
        self.visit.settle()

    def tick(self, label: str) -> None:
        """Tick the line that begins so."""
        self.page.get_by_role("checkbox", name=label).check(force=True)
        self.visit.settle()

    def press(self, key: str) -> None:
        """Press a button by what it says."""
        self.visit.press(self.words(key))

    def go(self, key: str, name: str) -> None:
        """Press a button and arrive at a page."""
        self.press(key)
        expect(self.page.locator("h1")).to_have_text(self.words(f"ui.{name}.title"))
        self.visit.settle()

    def past_safety(self) -> None:
        """Say no to every safety line, and go on."""
        self.visit.answer_safety(self.words("safety.answers.no"))
        self.press("ui.safety.continue")
        self.press("ui.safety.whole")

    def answer(self) -> "Journey":
        """Answer every page of questions, up to the check."""
        self.open()
        self.press("ui.start.begin")
        self.past_safety()
        self.concerns()
        if self.visit.heading() == self.words("ui.safety.title"):
            self.past_safety()
        self.reasons()
        self.situation()
        return self

    def concerns(self) -> None:
        """Tick what should be different, and how much."""
        for name, strength in self.told.concerns.items():
            label = self.content.factors[name].label
            self.tick(label)
            self.choose(
                self.words("ui.forms.concern_strength", label=label),
                self.words(f"ui.forms.concern_strength_{strength}"),
            )
        self.press("ui.frame.continue")

    def reasons(self) -> None:
        """Tick the reasons, how strong they are, and how they are known."""
        for name, strength in self.told.reasons.items():
            label = self.content.factors[name].label
            self.tick(label)
            self.choose(
                self.words("ui.forms.reason_strength", label=label),
                self.words(f"ui.forms.reason_strength_{strength}"),
            )
            known = self.told.certainty[name]
            self.choose(
                self.words("ui.forms.certainty", label=label),
                self.words(f"ui.forms.{known}"),
            )
        if self.content.settings.not_known in self.told.circumstances:
            self.tick(self.words("ui.reasons.unknown"))
        self.press("ui.frame.continue")

    def situation(self) -> None:
        """Tick how things stand."""
        not_known = self.content.settings.not_known
        holding = [c for c in self.told.circumstances if c != not_known]
        for name in holding:
            self.tick(self.content.factors[name].label)
        if not holding:
            self.tick(self.words("ui.situation.none"))
        self.press("ui.frame.continue")

    def order(self) -> list[str]:
        """Go on to the order; return the names of the strategies as shown."""
        self.go("ui.check.show", "ranking")
        folded = self.page.locator("summary", has_text=NUMBERED)
        expect(folded).to_have_count(len(self.content.strategies))
        said = [NUMBERED.search(text) for text in folded.all_inner_texts()]
        return [found[1] for found in said if found]

    def prepare(self) -> str:
        """Write into the first line of the first worksheet; return what was written."""
        self.go("ui.ranking.continue", "prepare")
        return self.write("one quiet evening a week")

    def say(self) -> str:
        """Put the first part of the opening in one's own words; return them."""
        self.go("ui.frame.continue", "conversation")
        return self.write("There is no hurry with this at all.")

    def write(self, text: str) -> str:
        """Write into the first field of the page."""
        field = self.page.get_by_role("main").locator("textarea").first
        field.fill(text)
        field.press("Tab")
        self.visit.settle()
        return text

    def take_away(self, folder: Path) -> tuple[Path, Path]:
        """Go on to the plan; return it as a PDF, and the saved worksheet."""
        self.go("ui.frame.continue", "plan")
        names = ("ui.plan.download", "ui.frame.save")
        pdf, saved = (self.download(name, folder) for name in names)
        return pdf, saved

    def download(self, key: str, folder: Path) -> Path:
        """Press a button that hands over a file; return the file."""
        with self.page.expect_download() as begun:
            self.press(key)
        path = folder / begun.value.suggested_filename
        begun.value.save_as(path)
        return path

    def reopen(self, saved: Path) -> None:
        """Open a saved worksheet, and answer the safety lines anew."""
        self.open()
        self.page.locator("summary", has_text=self.words("ui.start.open_title")).click()
        self.page.locator("input[type=file]").set_input_files(saved)
        title = self.words("ui.safety.title")
        expect(self.page.locator("h1")).to_have_text(title)
        self.visit.settle()
        self.visit.answer_safety(self.words("safety.answers.no"))
        self.press("ui.safety.continue")

    def tell(self, strategy: str, outcome: str) -> None:
        """Say on the page for later what was tried and what came of it."""
        words, name = self.words, self.content.strategies[strategy].name
        title = words("ui.follow_up.title")
        self.page.get_by_role("link", name=title).click()
        expect(self.page.locator("h1")).to_have_text(title)
        self.visit.settle()
        self.choose(words("ui.follow_up.tried"), name)
        self.choose(words("ui.follow_up.outcome"), words(f"ui.follow_up.{outcome}"))
        self.press("ui.follow_up.add")
        if self.content.outcomes[outcome].recheck_safety:
            self.past_safety()
        expect(self.page.locator("h1")).to_have_text(title)

    def bars(self) -> list[str]:
        """Return the strategies in the order that the picture shows."""
        return self.page.locator(".ws-chart .ws-label").all_inner_texts()
