"""How long a PDF takes, beside reportlab and weasyprint laying out the same plan.

Run: python -m bench.pdf (needs: pip install reportlab weasyprint). All ways take turns
in one process; the tables give medians of warm renders.
"""

import hashlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

from approach import blocks, pdf
from approach.pdf.fonts import bank
from bench import pdf_peers

ROUNDS = 21
THREADS = 40
RENDERS = 500
LONG = 50_000
PROCESSES = 5
FIRST = """
import time
from bench.pdf import the_plan
from ui import server
server.warm_up()
from approach import pdf
start = time.perf_counter()
pdf.render(the_plan())
print(1000 * (time.perf_counter() - start))
"""

SENTENCE = (
    "Say it once, in your own words, and then leave room for the other to think. "
    "A no is an answer, and it may be a no to the way of asking, not to you. "
)
ITEMS = (
    "Ask whether now is a good time.",
    "Say two sentences, then stop talking and let them think about it for a while.",
    "Say back what you heard before you add a thing of your own.",
    "Thank them for being honest.",
)

NO_SPACES = {
    "Thai": "ฉันอยากให้เราคุยกันอย่างใจเย็นสักครั้งหนึ่งในวันเสาร์ที่สิบสี่มีนาคม",
    "Chinese": "我想和你心平气和地谈一次\uff0c只谈一次\uff0c你来选择和谁谈\u3002",
    "Japanese": "一度だけ、落ち着いて話をしたいです。合わなければ、やめましょう。",
    "Korean without spaces": "한번만차분하게이야기하고싶어요맞지않으면그만두어요",
    "Emoji without spaces": "😀☕👨‍👩‍👧👍🏽🇫🇷",
}
SPACED = {
    "English": SENTENCE,
    "Vietnamese": "Tôi muốn nói chuyện bình tĩnh một lần, chỉ một lần thôi. ",
    "Greek": "Ἀρχὴ ἥμισυ παντός. Θέλω να μιλήσουμε ήρεμα, μια φορά. ",
    "Cyrillic": "Я хочу поговорить спокойно, только один раз. ",
    "Arabic": "أريد أن نتحدث بهدوء مرة واحدة، يوم 14 مارس 2026 (ساعة). ",
    "Hebrew": "אני רוצה שנדבר פעם אחת בשקט, ב־14 במרץ (שעה אחת) עם Anna. ",
    "Devanagari": "मैं चाहता हूँ कि हम एक बार शांति से बात करें। क्षत्रिय ज्ञान ",
    "Korean": "한 번만 차분하게 이야기하고 싶어요. 맞지 않으면 그만두어요. ",
}


def a_part(number: int) -> tuple[blocks.Block, ...]:
    """Return one of each kind of block."""
    bar = blocks.Bar("Hear them out", 0.8, "First in 86 of 100 ways of reading")
    row = ("One way", "One hour, online or in a room near you", "40")
    link = blocks.Link("A list of names", "https://example.org", "example.org", "Free.")
    return (
        blocks.Paragraph(SENTENCE * 3),
        blocks.Chart((bar,) * 5, "Hear them out comes first."),
        blocks.Speech(SENTENCE),
        blocks.Bullets(ITEMS),
        blocks.Steps(ITEMS),
        blocks.Checklist(ITEMS),
        blocks.Entry(f"What I heard, time {number}", SENTENCE * 2),
        blocks.Entry("What I would say", "", 4),
        blocks.Table("Ways", ("Way", "What it is", "Fee"), (row,) * 8),
        blocks.Links((link,) * 4),
    )


def the_plan() -> blocks.Plan:
    """Return a plan of about eight pages."""
    sections = (
        blocks.Section(f"s{n}", f"Part {n}", a_part(n), new_page=n > 1)
        for n in range(1, 5)
    )
    return plan_of(*sections)


def plan_of(*sections: blocks.Section) -> blocks.Plan:
    """Return a plan with a cover."""
    return blocks.Plan(
        reader="mine",
        language="en-GB",
        direction="ltr",
        title="A plan for a talk",
        subtitle="For Saturday",
        made_on=date(2026, 3, 8),
        sections=sections,
        page_of="Page {page} of {pages}",
        tick="Done: {item}",
    )


def seconds(way: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def medians(ways: dict[str, Callable[[], bytes]]) -> dict[str, float]:
    """Return the median of each way in milliseconds; the ways take turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            taken[name].append(seconds(way))
    return {name: 1000 * statistics.median(times) for name, times in taken.items()}


def beside_peers(plan: blocks.Plan) -> None:
    """Print how long each way takes, warm, and how much it writes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for face in (bank().body, bank().bold):
            data, _ = face.cut(codes=face.coverage, layout=True)
            (folder / f"{face.key}.ttf").write_bytes(data)
        ways: dict[str, Callable[[], bytes]] = {
            "here, untagged, with tick boxes": lambda: pdf.render(plan, tagged=False),
            "here, tagged (PDF/UA-1)": lambda: pdf.render(plan),
            "reportlab, untagged": pdf_peers.by_reportlab(plan, folder),
            "weasyprint, untagged": pdf_peers.by_weasyprint(plan, folder),
        }
        sizes = {name: len(way()) for name, way in ways.items()}
        taken = medians(ways)
    report, weasy = taken["reportlab, untagged"], taken["weasyprint, untagged"]
    print("| way | warm, ms | × reportlab | × weasyprint | bytes |")
    print("|---|---:|---:|---:|---:|")
    for name, spent in taken.items():
        ratios = f"{spent / report:.2f} | {spent / weasy:.3f}"
        print(f"| {name} | {spent:.1f} | {ratios} | {sizes[name]} |")


def of_length(plan: blocks.Plan) -> None:
    """Print how long a note of 50,000 characters takes in each script."""
    usual = 1000 * min(seconds(lambda: pdf.render(plan)) for _ in range(5))
    print(f"| {LONG} characters of | ms | × the plan above |")
    print("|---|---:|---:|")
    for name, text in (SPACED | NO_SPACES).items():
        note = blocks.Entry("A note", (text * LONG)[:LONG])
        way = partial(pdf.render, plan_of(blocks.Section("note", "A note", (note,))))
        spent = 1000 * min(seconds(way) for _ in range(3))
        print(f"| {name} | {spent:.0f} | {spent / usual:.1f} |")


def first_render() -> float:
    """Return how long the first render takes in a server warmed up, in ms."""
    run = [sys.executable, "-W", "ignore", "-c", FIRST]
    told = [
        subprocess.run(run, check=True, capture_output=True, text=True).stdout
        for _ in range(PROCESSES)
    ]
    return statistics.median(float(said.split()[-1]) for said in told)


def same_in_threads(plan: blocks.Plan) -> bool:
    """Say whether threads give the bytes that one alone gives."""
    once = hashlib.sha256(pdf.render(plan)).digest()
    with ThreadPoolExecutor(THREADS) as pool:
        made = pool.map(lambda _: pdf.render(plan), range(THREADS))
        return {hashlib.sha256(data).digest() for data in made} == {once}


def grown(plan: blocks.Plan) -> float:
    """Return by how many MiB the process grows over many renders."""
    for _ in range(20):
        pdf.render(plan)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(RENDERS):
        pdf.render(plan)
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """Print the tables."""
    plan = the_plan()
    pdf.warm_up()
    more = grown(plan)
    beside_peers(plan)
    print()
    of_length(plan)
    print()
    print("| what | |")
    print("|---|---|")
    print(f"| first render in a warm server | {first_render():.0f} ms |")
    same = "yes" if same_in_threads(plan) else "no"
    print(f"| {THREADS} threads give the same bytes | {same} |")
    print(f"| memory grown over {RENDERS} renders | {more:.1f} MiB |")


if __name__ == "__main__":
    main()
