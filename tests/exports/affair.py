"""A small brief built by hand, hostile words included."""

from __future__ import annotations

from dragoman.records import (
    Actor,
    AgendaItem,
    Brief,
    Disagreement,
    Event,
    Evidence,
    Mention,
    Passage,
    Position,
    Quotation,
    Report,
    Said,
    SharedFigure,
    Span,
    Statement,
    Story,
    Subject,
    Toll,
    When,
    make_report,
)  # fmt: skip

ONE = make_report(
    "Diplomats met in Istanbul on Thursday. The talks lasted six hours, officials said.\n\n“We go on,” Lavrov said. "
    "Of 140 visas all were granted.",
    key="one.txt", outlet="Courier", title="Diplomats meet", published="2025-02-27", url="https://courier.example/1",
)  # fmt: skip
TWO = make_report(
    "<script>alert(1)</script> Talks in Istanbul went on for ten hours. «We continue», Lavrov said. "
    "A new round is due on March 9. All 140 visas were granted. Two guards were hurt.",
    key="two.txt", outlet="<b>Post</b>", published="2025-02-28", url="javascript:alert(1)",
)  # fmt: skip


def words(report: Report, text: str) -> Span:
    start = report.text.index(text)
    return Span(report=report.id, start=start, end=start + len(text), text=text)


def statement(report: Report, content: str, identity: str) -> Statement:
    evidence = Evidence(
        content=[words(report, content)], cue=[words(report, "said")], speaker=[words(report, "Lavrov")]
    )
    return Statement(
        id=identity, report=report.id, evidence=evidence, content=content, kind="direct", speaker="a-lavrov",
        speaker_text="Lavrov", cue="said", said=When.on("2025-02-27", basis="inferred"),
    )  # fmt: skip


def affair() -> Brief:
    lavrov = Actor(id="a-lavrov", name="Sergei Lavrov", kind="person", evidence=Evidence())
    met = Event(
        id="e-met", type="CONSULT", detail="meeting", summary="Diplomats met in Istanbul", reciprocal=True, origins=2,
        when=When.on("2025-02-27", basis="resolved"),
        mentions=(
            Mention(report=ONE.id, evidence=Evidence(trigger=[words(ONE, "met")]), factuality="happened"),
            Mention(report=TWO.id, evidence=Evidence(trigger=[words(TWO, "Talks")]), factuality="happened"),
        ),
    )  # fmt: skip
    six, ten = words(ONE, "six hours"), words(TWO, "ten hours")
    dispute = Disagreement(
        id="d-hours", kind="conflict", about="number", subject=Subject(text="how long the talks lasted", id="e-met"),
        positions=(
            Position(value="six hours", reports=(ONE.id,), evidence=Evidence(position=[six])),
            Position(value="ten hours", reports=(TWO.id,), evidence=Evidence(position=[ten])),
        ),
    )  # fmt: skip
    said = (statement(ONE, "We go on", "s-1"), statement(TWO, "We continue", "s-2"))
    quotation = Quotation(id="q-1", statements=("s-1", "s-2"), wording="We go on", speaker="a-lavrov")
    due = AgendaItem(
        id="g-1", event="e-next", text="A new round is due", due=When.on("2025-03-09", basis="resolved"),
        outcome="open", evidence=Evidence(announcement=[words(TWO, "A new round is due on March 9")]),
    )  # fmt: skip
    visas = SharedFigure(
        text="All 140 visas were granted", low=140, high=140, counts="visas", reports=(ONE.id, TWO.id),
        evidence=Evidence(number=[words(ONE, "140"), words(TWO, "140")]),
    )  # fmt: skip
    hurt = Toll(state="injured", low=2, high=2, reports=(TWO.id,), evidence=Evidence(number=[words(TWO, "Two")]))
    lasted = words(ONE, "The talks lasted six hours"), words(TWO, "Talks in Istanbul went on for ten hours")
    passage = Passage(text=lasted[0].text, reports=(ONE.id, TWO.id), evidence=Evidence(passage=lasted))
    story = Story(
        id="y-1", title="Talks & <i>quarrels</i>", reports=(ONE.id, TWO.id), first="2025-02-27", last="2025-02-28",
        tolls=(hurt,), figures=(visas,),
    )  # fmt: skip
    return Brief(
        story=story, tolls=(hurt,), figures=(visas,), alike=(passage,),
        upto="2025-02-28", established=(met,), disputed=(dispute,), due=(due,), actors=(lavrov,), reports=(ONE, TWO),
        said=(Said(statement=said[0], others=(said[1],), quotation=quotation),),
    )  # fmt: skip
