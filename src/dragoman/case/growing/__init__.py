"""A case that grows: what came in since it was linked is linked to what is kept, and only the stories that this touches anew."""

from dragoman.case.growing.growth import can_grow, grow

__all__ = ["can_grow", "grow"]
