"""Linking a case: from all its readings to what is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.records import Reading, Report
from dragoman.records.plain import from_json

if TYPE_CHECKING:
    from dragoman.store.store import Store

__all__ = ["link_store", "whole_readings"]


def whole_readings(rows: Iterable[tuple[str, str]]) -> list[Reading]:
    """Readings as they were read, from the stored reports and readings: with the text put back."""
    whole = []
    for report_line, reading_line in rows:
        report, reading = from_json(report_line, Report), from_json(reading_line, Reading)
        as_received = replace(reading.report, text=report.text, fetched=report.fetched)
        whole.append(replace(reading, report=as_received))
    return whole


def link_store(store: Store) -> bool:
    """Link what is stored, unless that was done; False where nothing was to do.

    Linking works on a snapshot and holds no lock; should another program store reports meanwhile, it begins again.
    """
    if store.is_linked():
        return False
    from dragoman.case.filing import entries, moved_ids
    from dragoman.comparing import compare
    from dragoman.linking import link

    while True:
        fingerprint, rows = store.base()
        linked = link(whole_readings(rows))
        compared = compare(linked)
        if store.replace(fingerprint, entries(linked, compared), moved_ids(linked)):
            return True
