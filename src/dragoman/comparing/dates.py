"""When it was: reports that put one event on days that cannot both be right."""

from __future__ import annotations

from datetime import date

from dragoman.comparing.affair import Account, Affair
from dragoman.comparing.subjects import describe
from dragoman.linking.days import days_of
from dragoman.records import Disagreement, Event, Subject, identify

__all__ = ["compare_dates"]


def compare_dates(affair: Affair, event: Event) -> Disagreement | None:
    """Find whether the reports of an event give days that exclude each other.

    Where the later reports all tell of it as done, and the earlier ones only announced it, the later day is an update.
    """
    sides: dict[tuple[date, date], list[Account]] = {}
    for account in affair.accounts(event):
        days = days_of(account.event.when)
        if days is not None:
            sides.setdefault(days, []).append(account)
    exact = {days: accounts for days, accounts in sorted(sides.items()) if (days[1] - days[0]).days <= 1}
    apart = [days for days in exact if any(other[1] < days[0] or days[1] < other[0] for other in exact)]
    reports = {account.mention.report for days in apart for account in exact[days]}
    if len(apart) < 2 or len(reports) < 2:
        return None
    announced = all(_announced(account) for account in exact[apart[0]]) != all(
        _announced(account) for account in exact[apart[-1]]
    )
    return Disagreement(
        id=identify("d", "date", event.id),
        kind="update" if announced else "conflict",
        about="date",
        subject=Subject(text=f"the day of the {describe(affair, event)}", id=event.id),
        positions=tuple(
            affair.position(_spelt(days), exact[days], affair.telling(exact[days], "time")) for days in apart
        ),
        story=event.story,
    )


def _announced(account: Account) -> bool:
    return account.mention.factuality in {"planned", "proposed", "possible", "conditional"}


def _spelt(days: tuple[date, date]) -> str:
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()} to {days[1].isoformat()}"
