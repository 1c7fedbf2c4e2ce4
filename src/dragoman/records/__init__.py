"""The nouns of dragoman, as frozen records. No logic lives here.

>>> from dragoman.records import make_report
>>> make_report("Talks began in Istanbul.", key="a.txt").sha256[:8]
'327b5ba0'
"""

from dragoman.records.affairs import (
    AgendaItem,
    Disagreement,
    DisagreementAbout,
    DisagreementKind,
    Outcome,
    Position,
    Quotation,
    Reading,
    Story,
    Subject,
)
from dragoman.records.base import Evidence, Record, identify
from dragoman.records.brief import Brief, Said
from dragoman.records.decisions import (
    Action,
    Anchor,
    Decision,
    DecisionState,
    Difference,
    Doubt,
    ReviewState,
    Revision,
)
from dragoman.records.events import TOOK_PLACE, Event, EventType, Factuality, Mention
from dragoman.records.items import (
    Actor,
    ActorKind,
    Bound,
    Figure,
    Force,
    Place,
    Relay,
    Role,
    Statement,
    StatementKind,
    Time,
    TimeType,
    Unnamed,
)
from dragoman.records.report import Mend, Problem, Report, make_report
from dragoman.records.spans import Basis, Precision, Span, When, Where

__all__ = [
    "TOOK_PLACE",
    "Action",
    "Actor",
    "ActorKind",
    "AgendaItem",
    "Anchor",
    "Basis",
    "Bound",
    "Brief",
    "Decision",
    "DecisionState",
    "Difference",
    "Disagreement",
    "DisagreementAbout",
    "DisagreementKind",
    "Doubt",
    "Event",
    "EventType",
    "Evidence",
    "Factuality",
    "Figure",
    "Force",
    "Mend",
    "Mention",
    "Outcome",
    "Place",
    "Position",
    "Precision",
    "Problem",
    "Quotation",
    "Reading",
    "Record",
    "Relay",
    "Report",
    "ReviewState",
    "Revision",
    "Role",
    "Said",
    "Span",
    "Statement",
    "StatementKind",
    "Story",
    "Subject",
    "Time",
    "TimeType",
    "Unnamed",
    "When",
    "Where",
    "identify",
    "make_report",
]
