"""What reports of one affair agree and disagree on, what is due, who told of what, and the brief."""

from dragoman.comparing.briefing import brief
from dragoman.comparing.compare import Compared, compare
from dragoman.comparing.coverage import Coverage, coverage_of
from dragoman.comparing.relays import Relaying, relays_of

__all__ = ["Compared", "Coverage", "Relaying", "brief", "compare", "coverage_of", "relays_of"]
