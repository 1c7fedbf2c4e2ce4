"""Where events took place: outlines and points on a map that needs no tiles, cut to what the story is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import asin, atan2, ceil, cos, degrees, floor, radians, sin, sqrt

from dragoman.records import Event
from dragoman.web.drawing.atlas import rings

__all__ = ["Map", "Site", "map_of"]

WIDTH, HEIGHT = 560, 380
_MARGIN = 56
# What a map shows at least, in units of the earth's radius: some 800 km, so that one town is seen in its country.
_SMALLEST = 0.13
# In the middle of a large country that shows no outline at all: then it is this many times as much, again and again.
_WIDER, _WIDEST = 2.2, 1.6
_LETTER = 6.4
# An outline's points nearer to each other than so many pixels are one.
_FINE = 1.5
# An island smaller than this many pixels is none.
_SPECK = 2.5

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place with its events: a disc of radius `r`, its name at `label_x`, its end there if `leftwards`."""

    name: str
    x: float
    y: float
    r: float
    label_x: float
    label_y: float
    leftwards: bool
    events: tuple[str, ...]
    planned: bool
    approximate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The whole drawing in its own pixels: `land` is the data of an SVG path."""

    width: int
    height: int
    land: str
    sites: tuple[Site, ...]


def map_of(events: Iterable[Event], *, most: int = 24) -> Map | None:
    """Draw the places at which events took or are to take place; None where no event has one that lies anywhere."""
    by_place: dict[tuple[str, float, float], list[Event]] = {}
    for event in events:
        where = event.place
        if where and where.latitude is not None and where.longitude is not None:
            by_place.setdefault((where.name, where.latitude, where.longitude), []).append(event)
    if not by_place:
        return None
    chosen = sorted(by_place, key=lambda place: (-len(by_place[place]), place))[:most]
    frame = _framed([(longitude, latitude) for _, latitude, longitude in chosen])
    return Map(
        width=WIDTH,
        height=HEIGHT,
        land=_land(*frame.key),
        sites=_sites(chosen, by_place, frame),
    )


def _framed(points: Sequence[Point]) -> _Frame:
    """The narrowest frame about the points in which something of an outline is seen."""
    smallest = _SMALLEST
    frame = _Frame(points, smallest)
    while smallest < _WIDEST and not _is_outlined(*frame.key):
        smallest *= _WIDER
        frame = _Frame(points, smallest)
    return frame


@lru_cache(maxsize=64)
def _is_outlined(longitude: int, latitude: int, x0: float, y0: float, scale: float) -> bool:
    """Whether a point of an outline lies well within the frame; a rough measure in degrees leaves most points out."""
    up = degrees(HEIGHT / scale)
    aside = degrees(WIDTH / scale) / max(0.05, cos(radians(min(abs(latitude) + up, 89))))
    for ring in rings():
        for point in ring:
            if abs(point[1] - latitude) < up and abs((point[0] - longitude + 180) % 360 - 180) < aside:
                x, y = _on_paper(_flat(point, longitude, latitude), x0, y0, scale)
                if _MARGIN < x < WIDTH - _MARGIN and _MARGIN < y < HEIGHT - _MARGIN:
                    return True
    return False


class _Frame:
    """A stretch of the earth on paper: Lambert's azimuthal projection, which keeps areas, about the middle of the points."""

    def __init__(self, points: Sequence[Point], smallest: float) -> None:
        middle = _middle(points)
        # Rounded, so that stories about one region share their outlines.
        self.longitude, self.latitude = (round(value / 2) * 2 for value in middle)
        placed = [self._flat(point) for point in points]
        self.x0 = (min(x for x, _ in placed) + max(x for x, _ in placed)) / 2
        self.y0 = (min(y for _, y in placed) + max(y for _, y in placed)) / 2
        wide = max(max(x for x, _ in placed) - min(x for x, _ in placed), smallest)
        high = max(max(y for _, y in placed) - min(y for _, y in placed), smallest * HEIGHT / WIDTH)
        self.scale = min((WIDTH - 2 * _MARGIN) / wide, (HEIGHT - 2 * _MARGIN) / high)

    @property
    def key(self) -> tuple[int, int, float, float, float]:
        return int(self.longitude), int(self.latitude), round(self.x0, 3), round(self.y0, 3), round(self.scale, 1)

    def at(self, point: Point) -> Point:
        return _on_paper(self._flat(point), *self.key[2:])

    def _flat(self, point: Point) -> Point:
        return _flat(point, self.longitude, self.latitude)


def _middle(points: Sequence[Point]) -> Point:
    """The middle of points on the globe."""
    x = y = z = 0.0
    for longitude, latitude in points:
        x += cos(radians(latitude)) * cos(radians(longitude))
        y += cos(radians(latitude)) * sin(radians(longitude))
        z += sin(radians(latitude))
    length = sqrt(x * x + y * y + z * z)
    if length < 1e-6:
        return 0.0, 0.0
    return degrees(atan2(y, x)), degrees(asin(z / length))


def _flat(point: Point, longitude: float, latitude: float) -> Point:
    away = radians(point[0] - longitude)
    up, middle = radians(point[1]), radians(latitude)
    closeness = 1 + sin(middle) * sin(up) + cos(middle) * cos(up) * cos(away)
    factor = sqrt(2 / max(closeness, 1e-4))  # the far end of the earth would lie at infinity
    return (
        factor * cos(up) * sin(away),
        -factor * (cos(middle) * sin(up) - sin(middle) * cos(up) * cos(away)),
    )


def _on_paper(point: Point, x0: float, y0: float, scale: float) -> Point:
    return (WIDTH / 2 + (point[0] - x0) * scale, HEIGHT / 2 + (point[1] - y0) * scale)


@lru_cache(maxsize=64)
def _land(longitude: int, latitude: int, x0: float, y0: float, scale: float) -> str:
    """The outlines within the frame as the data of an SVG path."""
    parts = []
    for ring in rings():
        drawn = [_on_paper(_flat(point, longitude, latitude), x0, y0, scale) for point in ring]
        if not any(-9 < x < WIDTH + 9 and -9 < y < HEIGHT + 9 for x, y in drawn) and not _around(drawn):
            continue
        if (
            max(x for x, _ in drawn) - min(x for x, _ in drawn) + max(y for _, y in drawn) - min(y for _, y in drawn)
            < _SPECK
        ):
            continue
        thin = _thinned(_clipped(drawn))
        if len(thin) > 2:
            parts.append(_path(thin))
    return "".join(parts)


def _path(points: Sequence[Point]) -> str:
    """A closed outline as path data, in half pixels and as steps: a third of the length of places."""
    placed = [(round(2 * x), round(2 * y)) for x, y in points]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(placed)]
    written = "".join(f"{x / 2:+g}{y / 2:+g}".replace("+0.", "+.").replace("-0.", "-.") for x, y in steps if x or y)
    return f"M{placed[0][0] / 2:g} {placed[0][1] / 2:g}l{written.removeprefix('+').replace('+', ' ')}z"


def _around(points: Sequence[Point]) -> bool:
    """Whether an outline without a point in the frame may still hold all of it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) < 0 and max(xs) > WIDTH and min(ys) < 0 and max(ys) > HEIGHT


def _clipped(points: Sequence[Point]) -> list[Point]:
    """An outline cut at the frame's four sides (Sutherland and Hodgman), some pixels outside of what is seen."""
    cut = list(points)
    for axis, bound, sign in ((0, -8.0, 1), (0, WIDTH + 8.0, -1), (1, -8.0, 1), (1, HEIGHT + 8.0, -1)):
        kept: list[Point] = []
        for before, point in zip([cut[-1], *cut[:-1]] if cut else [], cut, strict=True):
            inside, was_inside = sign * (point[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
            if inside != was_inside:
                part = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
            if inside:
                kept.append(point)
        cut = kept
    return cut


def _thinned(points: Iterable[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _FINE:
            kept.append(point)
    return kept


def _sites(
    chosen: Sequence[tuple[str, float, float]], by_place: Mapping[tuple[str, float, float], list[Event]], frame: _Frame
) -> tuple[Site, ...]:
    """Discs with names beside them, each name where it covers no other."""
    discs = []
    for place in chosen:
        events = by_place[place]
        x, y = frame.at((place[2], place[1]))
        discs.append((place, x, y, min(4 + 2.2 * sqrt(len(events)), 16)))
    taken = [(x - r, y - r, x + r, y + r) for _, x, y, r in discs]
    sites = []
    for place, x, y, r in discs:
        events = by_place[place]
        width = len(place[0]) * _LETTER
        spots = [
            (x + r + 4, y + 4, False),
            (x - r - 4, y + 4, True),
            (x - width / 2, y - r - 5, False),
            (x - width / 2, y + r + 13, False),
        ]
        free = [spot for spot in spots if _is_free(_box(spot, width), taken)]
        label_x, label_y, leftwards = (free or spots)[0]
        taken.append(_box((label_x, label_y, leftwards), width))
        sites.append(
            Site(
                name=place[0],
                x=round(x, 1),
                y=round(y, 1),
                r=round(r, 1),
                label_x=round(label_x, 1),
                label_y=round(label_y, 1),
                leftwards=leftwards,
                events=tuple(event.id for event in events),
                planned=all(event.factuality not in {"happened", "ongoing"} for event in events),
                # Whole degrees are the middle of a country or region, no place that anybody was at.
                approximate=place[1] == floor(place[1]) == ceil(place[1]) and place[2] == floor(place[2]),
            )
        )
    return tuple(sites)


def _box(spot: tuple[float, float, bool], width: float) -> tuple[float, float, float, float]:
    x, y, leftwards = spot
    return (x - width if leftwards else x, y - 10, x if leftwards else x + width, y + 3)


def _is_free(box: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]]) -> bool:
    if box[0] < 2 or box[2] > WIDTH - 2 or box[1] < 2 or box[3] > HEIGHT - 2:
        return False
    return all(
        box[2] <= left or box[0] >= right or box[3] <= top or box[1] >= bottom for left, top, right, bottom in taken
    )
