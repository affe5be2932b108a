"""The page before the app: ours where it must be, and noticed when it cannot be."""

import re
from pathlib import Path

import pytest
from streamlit import file_util

from approach.model import Content
from approach.reading import ContentError
from approach.text import Words
from ui import shell
from ui.setting import SettingError
from ui.wire import embedders

pytestmark = pytest.mark.upgrade


@pytest.fixture
def index() -> str:
    return Path(file_util.get_static_dir(), "index.html").read_text("utf-8")


@pytest.fixture
def words(content: Content) -> Words:
    return content.words


def page(index: str, words: Words, language: str = "en") -> str:
    return shell.page(index, {language: words}, language, shell.files())


@pytest.mark.parametrize("name", ["title", "exit", "late", "script"])
def test_words_that_are_missing_are_named(index: str, words: Words, name: str) -> None:
    said = {key: text for key, text in words.tree("shell").items() if key != name}
    with pytest.raises(ContentError, match=rf"shell\.toml: no words for {name}"):
        page(index, Words({"shell": said, "language": words.tree("language")}))


def test_every_inline_script_is_allowed_by_what_is_in_it_and_no_other(
    index: str, words: Words
) -> None:
    shown = page(index, words)
    policy = shell.policy(shown, "")
    inline = [
        body
        for attributes, body in re.findall(
            r"<script([^>]*)>(.*?)</script>", shown, re.S
        )
        if "src=" not in attributes
    ]

    assert inline
    assert all(shell.digest(body) in policy for body in inline)
    scripts = re.search(r"script-src ([^;]*)", policy)[1].split()
    assert len(scripts) == 1 + len(inline)
    assert "unsafe" not in policy


def test_a_changed_script_changes_the_policy(index: str, words: Words) -> None:
    changed = index.replace("prerenderReady", "ready")

    assert shell.policy(page(index, words), "") != shell.policy(
        page(changed, words), ""
    )


@pytest.mark.parametrize(
    "part", ["<title>", '<meta charset="UTF-8" />', '<html lang="en">', "<noscript>"]
)
def test_a_streamlit_with_another_page_is_noticed(
    index: str, words: Words, part: str
) -> None:
    with pytest.raises(shell.ShellError):
        page(index.replace(part, ""), words)


def test_the_page_speaks_the_language_that_was_asked_for(
    index: str, words: Words
) -> None:
    assert '<html lang="cy"' in page(index, words, "cy")


def test_words_cannot_become_markup(index: str, words: Words) -> None:
    tree = {part: dict(words.tree(part)) for part in ("shell", "language")}
    tree["shell"]["leave"] = '"><script>alert(1)</script>\\1'

    assert "<script>alert" not in page(index, Words(tree))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "weather", "ftp://a.org"])
def test_leaving_leads_to_a_web_address_or_the_server_does_not_start(
    monkeypatch: pytest.MonkeyPatch, words: Words, address: str
) -> None:
    monkeypatch.setenv(shell.EXIT, address)

    with pytest.raises(SettingError, match=shell.EXIT):
        shell.exit_address(words)


def test_a_deployment_may_choose_where_leaving_leads(
    monkeypatch: pytest.MonkeyPatch, index: str, words: Words
) -> None:
    monkeypatch.setenv(shell.EXIT, "https://example.org/?a=1&b=2")

    assert page(index, words).count("https://example.org/?a=1&amp;b=2") == 2


def test_only_named_sites_may_show_the_page_inside_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "frame-ancestors 'none'" in shell.policy("", embedders())

    monkeypatch.setenv("WORKSHEET_EMBEDDERS", "https://one.org https://two.org:8443")
    policy = shell.policy("", embedders())
    assert "frame-ancestors https://one.org https://two.org:8443" in policy

    monkeypatch.setenv("WORKSHEET_EMBEDDERS", "https://one.org; script-src *")
    with pytest.raises(SettingError, match="WORKSHEET_EMBEDDERS"):
        embedders()


def test_a_file_that_changes_gets_another_name() -> None:
    names = [file.name for file in shell.files().values()]

    assert len(set(names)) == len(shell.FILES)
    assert all(re.fullmatch(r"\w+\.[0-9a-f]{8}\.\w+", name) for name in names)
