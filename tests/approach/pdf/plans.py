"""Plans built by hand: one of every kind of block, one in eight scripts."""

from datetime import date

from approach.blocks import (
    Bar,
    Block,
    Bullets,
    Chart,
    Checklist,
    Entry,
    Heading,
    Link,
    Links,
    Paragraph,
    Plan,
    Section,
    Sides,
    Speech,
    Steps,
    Table,
)

LEAD = (
    "You know your partner better than any page can. Take what fits, leave the rest, "
    "and change the words until they sound like you."
)


def a_plan(
    *sections: Section, title: str = "A plan for a talk", **other: object
) -> Plan:
    fields: dict[str, object] = {
        "reader": "mine",
        "language": "en-GB",
        "direction": "ltr",
        "title": title,
        "subtitle": "For Saturday, 14 March 2026",
        "made_on": date(2026, 3, 8),
        "sections": sections,
        "page_of": "Page {page} of {pages}",
        "tick": "Done: {item}",
        "cover": (Entry("For a talk on", "", 1), Entry("Made on", "8 March 2026")),
    }
    return Plan(**(fields | other))  # type: ignore[arg-type]


def with_blocks(*parts: Block, heading: str = "A section", **other: object) -> Plan:
    return a_plan(Section("one", heading, parts), **other)


def saying(text: str, **other: object) -> Plan:
    return with_blocks(Paragraph(text), **other)


def the_order() -> Section:
    bars = (
        Bar("Hear them out", 0.92, "First in 86 of 100 ways of reading your answers"),
        Bar("A trial run with an end", 0.71, "Second in 64 of 100"),
        Bar("A short talk with no plan", 0.58, "Third in 49 of 100"),
        Bar("Name a shared aim", 0.44, "Fourth in 51 of 100"),
        Bar(
            "Someone who has been",
            0.2,
            "Fifth in 90 of 100. Held back: private matters",
        ),
    )
    chart = Chart(bars, "Hear them out comes first, a trial run with an end second.")
    return Section(
        "order",
        "What may fit best",
        (
            Paragraph(LEAD),
            chart,
            Paragraph("No trial has tested these five for this purpose.", "quiet"),
            Paragraph("If you are ever afraid, put this away and get help.", "strong"),
        ),
    )


def words_to_say() -> Section:
    return Section(
        "words",
        "Words to begin with",
        (
            Paragraph("Pick a calm hour, side by side, with nothing else waiting."),
            Heading("What may help, and what may not"),
            Sides(
                "For it",
                ("They hear that you care.", "It is short, and can be said again."),
                "Against it",
                ("It may sound like a plan made without them.",),
            ),
            Speech(
                "I miss us. I would like to go and talk with someone, just once, and "
                "see how it feels. You choose who. If it is not for you, we stop."
            ),
            Bullets(
                (
                    "Say it once. Then wait, and listen longer than feels easy.",
                    "A no is an answer, not an end. Thank them for being honest with "
                    "you, and let the evening go on as it would have.",
                    "Stop at once if either of you gets loud.",
                )
            ),
            Steps(
                (
                    "Ask whether now is a good time.",
                    "Say your two sentences, then stop talking and let them think "
                    "about it for as long as they like.",
                    "Say back what you heard before you add a thing.",
                )
            ),
        ),
    )


def sheet_to_fill() -> Section:
    return Section(
        "sheet",
        "Before you talk",
        (
            Checklist(
                (
                    "We both slept and ate",
                    "The phones are in another room",
                    "Nobody else can hear us, and nobody has to leave within the "
                    "next hour or so, whatever we end up saying",
                )
            ),
            Entry(
                "What I have heard them say",
                "“I don’t want a stranger in this.”\n"
                "They said it twice, and I think they meant that their brother "
                "would get to know of it in the end.",
            ),
            Entry("What I would change in how I ask", "", 4),
            Entry("The first thing I will say", ""),
        ),
    )


def what_it_costs(rows: int = 6) -> Section:
    body = tuple(
        (f"Way {n + 1}", "One hour, online or in a room near you", f"{40 + 5 * n} €")
        for n in range(rows)
    )
    return Section(
        "cost",
        "What a first hour may cost",
        (
            Table(
                "Three ways, before any help with the fee",
                ("Way", "What it is", "Fee"),
                body,
            ),
        ),
    )


def where_to_turn() -> Section:
    items = (
        Link(
            "Helpline, day and night",
            "tel:+4412345",
            "012 345",
            "Free, in 20 languages.",
        ),
        Link(
            "A list of counsellors", "https://example.org/find?a=1", "example.org/find"
        ),
        Link("https://example.org", "https://example.org", "https://example.org"),
    )
    return Section("help", "Where to turn", (Links(items),))


def every_kind() -> Plan:
    return a_plan(
        the_order(), words_to_say(), sheet_to_fill(), what_it_costs(), where_to_turn()
    )


def seven_parts() -> Plan:
    names = ("One", "Two", "Three", "Four", "Five", "Six", "Seven")
    text = Paragraph("A sentence to fill the page with. " * 90)
    return a_plan(*(Section(name, f"Part {name}", (text,)) for name in names))


SCRIPTS = {
    "latin": "Łódź, Dvořák, Ångström, İstanbul, façade, “quotes”, Việt Nam, Tiếng Việt",
    "greek": "Ἀρχὴ ἥμισυ παντός. Θέλω να μιλήσουμε ήρεμα, μια φορά.",
    "cyrillic": "Я хочу поговорить спокойно. Ї, ґ, ћ, қ, ө.",
    "arabic": "أريد أن نتحدث بهدوء مرة واحدة، يوم 14 مارس 2026 (ساعة).",
    "hebrew": "אני רוצה שנדבר פעם אחת בשקט, ב־14 במרץ (שעה אחת) עם Anna.",
    "devanagari": "मैं चाहता हूँ कि हम एक बार शांति से बात करें। क्षत्रिय ज्ञान",
    "thai": "ฉันอยากให้เราคุยกันอย่างใจเย็นสักครั้งหนึ่งในวันเสาร์ที่สิบสี่มีนาคม",
    "chinese": "我想和你心平气和地谈一次\uff0c只谈一次\uff0c你来选择和谁谈\u3002",
    "japanese": "一度だけ、落ち着いて話をしたいです。合わなければ、やめましょう。",
    "korean": "한 번만 차분하게 이야기하고 싶어요. 맞지 않으면 그만두어요.",
    "emoji": "A note 😀 a ☕ and 👨‍👩‍👧 👍🏽 🇫🇷 → ✓",
}


def in_many_scripts() -> Plan:
    parts: list[Block] = []
    for name, text in SCRIPTS.items():
        parts += [Entry(name, text), Paragraph(text, "strong")]
    every = tuple(SCRIPTS.values())
    return a_plan(
        Section("scripts", "Γράμματα, буквы, אותיות, 文字", tuple(parts)),
        Section(
            "lists",
            "Lists",
            (
                Checklist(every[3:8]),
                Speech("\n".join(every[3:6])),
                Table("Scripts", ("One", "Two"), tuple((t, t) for t in every[3:9])),
            ),
        ),
    )


def right_to_left() -> Plan:
    hebrew, arabic = SCRIPTS["hebrew"], SCRIPTS["arabic"]
    parts = (
        Paragraph(hebrew),
        Chart((Bar("שיחה קצרה", 0.8, "ראשון ב־86 מתוך 100"),), "שיחה קצרה"),
        Speech(arabic),
        Bullets((hebrew, arabic)),
        Steps((hebrew, "Only Latin here (2026).")),
        Heading("כותרת"),
        Sides("בעד", (hebrew, "12"), "נגד", (arabic,)),
        Checklist((hebrew,)),
        Entry("מה שמעתי", hebrew),
        Entry("מה אגיד", ""),
        Table("טבלה", ("אחד", "שניים"), ((hebrew, "40"), ("ב", "50"))),
        Links((Link("עזרה", "https://example.org", "example.org", "חינם"),)),
    )
    return with_blocks(
        *parts,
        heading="פרק",
        title="תוכנית",
        language="he",
        direction="rtl",
        subtitle="ליום שבת",
        page_of="עמוד {page} מתוך {pages}",
    )
