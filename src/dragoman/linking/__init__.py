"""From many readings to one case: stories, merged actors and events, quotations, origins, dates of undated reports."""

from dragoman.linking.copies import Copy
from dragoman.linking.grouping import regrouped
from dragoman.linking.link import link
from dragoman.linking.linked import Linked
from dragoman.linking.origins import Origin
from dragoman.linking.redating import redate

__all__ = ["Copy", "Linked", "Origin", "link", "redate", "regrouped"]
