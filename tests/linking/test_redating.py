"""A report read again for another day, or for one of some days."""

from __future__ import annotations

import dragoman
from dragoman.linking.redating import redate
from dragoman.records import When


def test_what_is_the_same_on_each_day_that_a_report_may_be_of_is_resolved():
    reading = dragoman.read_text("The envoys met on Thursday and left yesterday. They will meet on Monday.")
    some_days = When(earliest="2025-02-28", latest="2025-03-01", precision="interval", basis="inferred")
    again = redate(reading, some_days)
    assert [time.value for time in again.times] == ["2025-02-27", None, "2025-03-03"]
    assert "2025-02-27" in {event.when.value for event in again.events}


def test_a_day_that_is_known_resolves_everything():
    reading = dragoman.read_text("The envoys met on Thursday and left yesterday.")
    assert [time.value for time in redate(reading, When.on("2025-02-28", basis="stated")).times] == [
        "2025-02-27",
        "2025-02-27",
    ]
