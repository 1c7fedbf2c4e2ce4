"""Reports grouped into stories as they come: what a report is known by, how alike two are, and the looks that settle a day."""

from dragoman.linking.grouping.grouper import Grouper, story_id
from dragoman.linking.grouping.houses import prose_of
from dragoman.linking.grouping.regrouped import regrouped

__all__ = ["Grouper", "prose_of", "regrouped", "story_id"]
