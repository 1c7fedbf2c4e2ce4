"""What reports of one affair agree and disagree on, what is due, who told of what, and the brief."""

from dragoman.comparing.briefing import brief
from dragoman.comparing.compare import Compared, compare
from dragoman.comparing.coverage import Coverage, coverage_of

__all__ = ["Compared", "Coverage", "brief", "compare", "coverage_of"]
