"""What a meeting is about: one report leaves a topic out that another has in."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.comparing.affair import Account, Affair, words_of
from dragoman.comparing.subjects import describe
from dragoman.linking.words import content_stems
from dragoman.records import Disagreement, Event, Reading, Span, Subject, identify

__all__ = ["compare_topics"]


def compare_topics(affair: Affair, event: Event) -> Iterator[Disagreement]:
    """Find the topics of an event that one report excludes and another includes."""
    accounts = affair.accounts(event)
    excluded = {topic: [a for a in accounts if topic in a.event.excluded_topics] for topic in event.excluded_topics}
    for topic, deniers in sorted(excluded.items()):
        wanted = {stem for stem, _ in content_stems(topic)}
        deniers_reports = {account.mention.report for account in deniers}
        holders = [
            (account, spelt)
            for account in accounts
            if account.mention.report not in deniers_reports
            for spelt in account.event.topics
            if wanted and wanted <= {stem for stem, _ in content_stems(spelt)}
        ]
        if not deniers or not holders:
            continue
        spelt = holders[0][1]
        yield Disagreement(
            id=identify("d", "topic", event.id, *sorted(wanted)),
            kind="conflict",
            about="topic",
            subject=Subject(text=f"whether {topic} is a topic of the {describe(affair, event)}", id=event.id),
            positions=(
                affair.position(f"not about {topic}", deniers),
                affair.position(
                    f"may be about {_line(spelt)}",
                    [account for account, _ in holders],
                    [_where(account.reading, account, topic) for account, topic in holders],
                ),
            ),
            story=event.story,
        )


def _where(reading: Reading, account: Account, topic: str) -> Span:
    """The words that give a topic: those in the text nearest to the account, or the account's own."""
    text = reading.report.text
    near = account.mention.evidence["trigger"][0].start
    found: list[int] = []
    at = text.find(topic)
    while at >= 0 and len(found) < 50:
        found.append(at)
        at = text.find(topic, at + 1)
    if not found:
        return words_of(reading, account.mention)
    start = min(found, key=lambda offset: abs(offset - near))
    return Span(report=reading.report.id, start=start, end=start + len(topic), text=topic)


def _line(words: str) -> str:
    return " ".join(words.split())
