"""Outlines of the world's countries, from world-atlas (Natural Earth): TopoJSON decoded once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

__all__ = ["Ring", "rings"]

_FILE = Path(__file__).parent.parent / "static" / "vendor" / "world-atlas@2.0.2" / "countries-50m.json"

# Degrees of longitude and latitude.
Ring = tuple[tuple[float, float], ...]


@cache
def rings() -> tuple[Ring, ...]:
    """The outlines of all countries, one ring for each piece of land.

    >>> len(rings()) > 1000
    True
    """
    topology = json.loads(_FILE.read_bytes())
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:  # each point is given as the step from the one before
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    found: list[Ring] = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", ())
        found += [_ring(arcs, ring) for polygon in polygons for ring in polygon]
    return tuple(found)


def _ring(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> Ring:
    """Arcs joined end to end; one with a negative number is walked backwards, and the point that two share stands once."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)
