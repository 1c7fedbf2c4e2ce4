"""Whether a thing is done: one report has it signed, another has it still to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.comparing.affair import Account, Affair
from dragoman.comparing.subjects import describe
from dragoman.linking.days import days_of, meet
from dragoman.linking.event_fusing import overtaken, tells_of_itself
from dragoman.linking.event_likeness import party_of
from dragoman.records import Disagreement, DisagreementKind, Event, Factuality, Subject, identify

__all__ = ["compare_status"]

# What each account commits its report to. `conditional` and `planned` both say: not yet.
_COMMITS: dict[Factuality, str] = {
    "happened": "done", "ongoing": "done", "planned": "not yet", "proposed": "not yet", "conditional": "not yet",
    "possible": "not yet", "denied": "not so", "ruled out": "not so",
}  # fmt: skip
_VALUES = {"done": "happened", "not yet": "not yet happened", "not so": "did not or will not happen"}


def compare_status(affair: Affair, event: Event) -> Disagreement | None:
    """Find whether the reports of an event disagree about its status.

    What an earlier report announces and a later one tells of as done, at a time after the earlier report, is no disagreement at
    all but the course of things; where the later report gives a time before the earlier one came out, they conflict. A
    denial stands against everything else; one that came later is an update.
    """
    sides: dict[str, list[Account]] = defaultdict(list)
    for accounts in _by_report(affair.accounts(event)):
        # One report may go through all stages of a matter; its word is the firmest.
        told = {_COMMITS[account.mention.factuality] for account in accounts}
        side = "done" if "done" in told else "not yet" if "not yet" in told else "not so"
        sides[side] += [account for account in accounts if _COMMITS[account.mention.factuality] == side]
    kind = _kind(sides)
    if kind is None:
        return None
    for accounts in sides.values():
        accounts += [more for report in _by_report(accounts) for more in _kindred(affair, event, report)]
    positions = tuple(affair.position(_value(side, accounts), accounts) for side, accounts in sides.items() if accounts)
    if len({report for position in positions for report in position.reports}) < 2:
        return None
    return Disagreement(
        id=identify("d", "status", event.id),
        kind=kind,
        about="status",
        subject=Subject(text=f"status of the {describe(affair, event)}", id=event.id),
        positions=positions,
        story=event.story,
    )


def _by_report(accounts: list[Account]) -> list[list[Account]]:
    found: dict[str, list[Account]] = {}
    for account in accounts:
        meant = tells_of_itself(account.event, account.mention) and not overtaken(
            account.event, account.mention, account.published
        )
        if meant and not account.mention.background:
            found.setdefault(account.mention.report, []).append(account)
    return list(found.values())


def _kindred(affair: Affair, event: Event, accounts: list[Account]) -> Iterator[Account]:
    """What else a report says of a thing in dispute, on the same side: of the same kind, and of nobody else.

    It is too little to be merged (`will not be signed if …`), and no dispute by itself; beside one it is part of the report's word.
    """
    reading, side = accounts[0].reading, _COMMITS[accounts[0].mention.factuality]
    parties = {party_of(actor, affair.actors) for actor in (*event.source, *event.target)}
    for other in reading.events:
        theirs = {party_of(actor, affair.actors) for actor in (*other.source, *other.target)}
        alike = other.type == event.type and other.detail is not None and other.detail == event.detail
        if other.id in event.members or not alike or not theirs or not theirs <= parties:
            continue
        if meet(other.when, event.when) is False:
            continue
        for mention in other.mentions:
            account = affair.account(reading, other, mention)
            if (
                _COMMITS[mention.factuality] == side
                and not mention.background
                and not overtaken(account.event, account.mention, account.published)
            ):
                yield account


def _kind(sides: dict[str, list[Account]]) -> DisagreementKind | None:
    done, coming, denied = sides["done"], sides["not yet"], sides["not so"]
    kinds: set[DisagreementKind] = set()
    for account in done:
        kinds |= {kind for other in coming if (kind := _done_or_coming(account, other))}
    for account in denied:
        kinds |= {kind for other in (*done, *coming) if (kind := _denied_or_not(account, other))}
    return "conflict" if "conflict" in kinds else "update" if kinds else None


def _denied_or_not(denied: Account, other: Account) -> DisagreementKind | None:
    if denied.mention.report == other.mention.report or not _name_both(denied, other):
        return None
    if not denied.published or not other.published:
        return "conflict"
    told_as_done = _COMMITS[other.mention.factuality] == "done"
    happened = days_of(other.event.when)
    if told_as_done and happened is not None and happened[0].isoformat() > denied.published:
        return None  # it came about after it had been denied
    if denied.published > other.published or (not told_as_done and denied.published != other.published):
        return "update"
    return "conflict"


def _done_or_coming(done: Account, coming: Account) -> DisagreementKind | None:
    if done.mention.report == coming.mention.report or not done.published or not coming.published:
        return None
    if coming.mention.factuality == "possible":
        return None  # what may be, or may have been, may be as the other has it
    if done.mention.factuality == "ongoing" or not _name_both(done, coming):
        return None  # what goes on is planned on as well; of whom only one party is told, there may be two such deeds
    happened = days_of(done.event.when)
    if happened is None:
        return None  # without a time for it, `they meet` in one report and `will meet` in another may be a day apart
    due = days_of(coming.event.when)
    announced = (
        due is not None and happened[0] <= due[1] <= happened[1]
    )  # `this week` of the one is the day of the other
    # On the day itself, one report is of the morning.
    same_day = happened[0] == happened[1] and happened[0].isoformat() == coming.published
    return None if happened[0].isoformat() > coming.published or announced or same_day else "conflict"


def _name_both(*accounts: Account) -> bool:
    """Whether all accounts name at least two who take part."""
    return all(len({*account.event.source, *account.event.target}) > 1 for account in accounts)


def _value(side: str, accounts: list[Account]) -> str:
    told = list(dict.fromkeys(account.mention.factuality for account in accounts))
    return told[0] if len(told) == 1 else f"{_VALUES[side]} ({', '.join(told)})"
