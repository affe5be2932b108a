"""The opening words, the check of them, and what may come back."""

from html import escape

import streamlit as st

from approach import conversation
from approach.blocks import Bullets, Paragraph, Speech
from approach.sections import Case
from approach.wording import Finding
from ui import care, draw, forms, state
from ui.way import Here

LONGEST = 600  # characters in one part of the opening


def opening(at: Here, case: Case) -> str:
    """Show the draft in parts, each to be changed; return the words as they stand."""
    plain = conversation.opening(
        case.content, case.answers.changed(opening={}), case.first
    )
    own = dict(case.answers.opening)
    for part in plain:
        given = st.text_area(
            forms.hinted(part.label, part.hint),
            own.get(part.id, part.text),
            max_chars=LONGEST,
            height="content",
            key=at.key(f"say.{case.first}.{part.id}"),
        )
        own[part.id] = "" if given.strip() == part.text else given
    state.change(opening={part: text for part, text in own.items() if text.strip()})
    said = conversation.opening(case.content, state.answers(), case.first)
    return " ".join(part.text for part in said)


def whole(at: Here, text: str) -> None:
    """Show the words in one piece and what may be said about them."""
    st.header(at("whole"), anchor=False)
    found = care.found([text])
    if care.notice(at, found):
        return
    draw.blocks([Speech(text)])
    tips = [finding for finding in found if finding.group == "tip"]
    praise = {f.kind: f.why for f in found if f.group == "praise"}
    in_doubt = any(finding.group == "doubt" for finding in found)
    with st.expander(at("check"), expanded=bool(tips) and not in_doubt):
        if tips:
            st.html(marked(text, tips))
            draw.blocks([Bullets(tuple(tip(at, text, f) for f in tips))])
        else:
            draw.blocks([Paragraph(at("no_tips"))])
        draw.blocks([Bullets(tuple(praise.values()))] if praise else [])
        draw.blocks([Paragraph(at("manners"), "quiet")])


def tip(at: Here, text: str, finding: Finding) -> str:
    """Say about one place why it may land badly and what could stand there."""
    place = text[finding.start : finding.end]
    return at("tip", place=place, why=finding.why, instead=finding.instead)


def marked(text: str, found: list[Finding]) -> str:
    """Return the words with the places marked."""
    pieces, end = [], 0
    for finding in found:
        if finding.start < end:
            continue
        pieces.append(escape(text[end : finding.start]))
        pieces.append(f"<mark>{escape(text[finding.start : finding.end])}</mark>")
        end = finding.end
    return f'<p class="ws-own">{"".join(pieces)}{escape(text[end:])}</p>'


def replies(at: Here, case: Case) -> None:
    """Show what a partner may say to it, with one good answer each."""
    st.header(at("replies"), anchor=False)
    for reply in conversation.replies(case.content, case.answers):
        says = at("quoted", text=reply.says)
        with st.expander(forms.hinted(says, reply.label)):
            tip = [Paragraph(reply.tip, "quiet")] if reply.tip else []
            draw.blocks([Speech(reply.answer), *tip])


def beside(case: Case) -> None:
    """Show how to listen, how to stop well, and when to raise it again."""
    for name in ("listening", "stopping", "again"):
        advice = conversation.advice(case.content, name)
        st.header(advice.title, anchor=False)
        draw.blocks([Bullets(advice.items)])
