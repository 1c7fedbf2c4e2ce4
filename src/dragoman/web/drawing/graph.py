"""Who has to do with whom: actors as a graph, with a line for each way in which two of them meet in the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot, sqrt
from typing import TYPE_CHECKING

from dragoman.exports.wording import shorten
from dragoman.records import Actor, Event, Statement

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Graph", "Line", "Node", "Tie", "graph_of", "in_lines", "ties_of"]

WIDTH = 560
# The height for two actors, what each further one adds, and the most.
_LOWEST, _EACH, _HIGHEST = 190, 28, 470
_MARGIN_X, _MARGIN_Y = 52, 30
# How wide a letter of a name is drawn, about, and how much is left free between two names.
_LETTER, _GAP = 7.0, 12
# The height of an actor with its name below it, and of each further line of that.
_TALL, _LINE = 34, 13
_ROUNDS = 260
# Letters of a name: in all, and from how many on it stands in two lines.
_LONGEST, _WIDEST = 44, 18
# So many ties an actor are drawn: with more nobody follows one.
_TIES = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """That one actor acts on, speaks of, or meets another, by so many events or statements."""

    source: str
    target: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor as a disc of radius `r`, its name in `lines` below; `kind` and `country` as the record has them."""

    id: str
    name: str
    lines: tuple[str, ...]
    kind: str
    country: str | None
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie as a curve: the data of an SVG path, and its width."""

    source: str
    target: str
    kind: str
    count: int
    path: str
    width: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The whole drawing in its own pixels; `left_out` actors are tied to others too, but by less, and so are `thinner` ties."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int
    thinner: int = 0


def ties_of(actors: Iterable[Actor], events: Iterable[Event], statements: Iterable[Statement]) -> list[Tie]:
    """Count the ties between actors.

    Both sides of an event that goes both ways meet; else its source acts on its target. Who is named in the content of a
    statement is spoken of by its speaker.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for event in events:
        sources, targets = sorted(set(event.source)), sorted(set(event.target))
        if event.reciprocal or event.type == "CONSULT":
            for one, other in combinations(sorted({*sources, *targets}), 2):
                counts[one, other, "meets"] += 1
        else:
            for source in sources:
                for target in targets:
                    if source != target:
                        counts[source, target, "acts on"] += 1
    named = _named_in(actors)
    for statement in statements:
        if statement.speaker is None:
            continue
        contents = statement.evidence.get("content", ())
        spoken_of = {
            actor
            for content in contents
            for start, end, actor in named.get(statement.report, ())
            if content.start <= start and end <= content.end
        }
        for actor in sorted(spoken_of - {statement.speaker}):
            counts[statement.speaker, actor, "speaks of"] += 1
    return [Tie(*ends, count) for ends, count in sorted(counts.items())]


def _named_in(actors: Iterable[Actor]) -> dict[str, list[tuple[int, int, str]]]:
    """By report, where each actor is named."""
    named: dict[str, list[tuple[int, int, str]]] = {}
    for actor in actors:
        for span in actor.evidence.get("name", ()):
            named.setdefault(span.report, []).append((span.start, span.end, actor.id))
    return named


def graph_of(actors: Sequence[Actor], ties: Sequence[Tie], *, most: int = 18) -> Graph | None:
    """Lay out the `most` actors with the strongest ties; None where fewer than two are tied."""
    by_id = {actor.id: actor for actor in actors}
    known = [tie for tie in ties if tie.source in by_id and tie.target in by_id]
    weight: Counter[str] = Counter()
    for tie in known:
        weight[tie.source] += tie.count
        weight[tie.target] += tie.count
    if len(weight) < 2:
        return None
    together = _together(known)
    chosen = sorted(together, key=lambda actor: (-weight[actor], actor))[:most]
    among = [tie for tie in known if tie.source in chosen and tie.target in chosen]
    drawn = _strongest(among, _TIES * len(chosen))
    names = {one: in_lines(by_id[one].name) for one in chosen}
    placed = _placed(chosen, drawn, list(names.values()))
    nodes = {
        one: Node(
            id=one, name=by_id[one].name, lines=names[one], kind=by_id[one].kind, country=by_id[one].country, x=x, y=y,
            r=round(min(5 + 1.9 * sqrt(weight[one]), 13.0), 1),
        )
        for one, (x, y) in placed.items()
    }  # fmt: skip
    lines = [_line(tie, nodes, number) for tie, number in _side_by_side(drawn)]
    return Graph(
        width=WIDTH,
        height=_height(len(chosen)),
        nodes=tuple(nodes.values()),
        lines=tuple(lines),
        left_out=len(weight) - len(chosen),
        thinner=len(among) - len(drawn),
    )


def _strongest(ties: Sequence[Tie], most: int) -> list[Tie]:
    """The `most` ties of the highest counts, in their order, but the strongest of each actor in any case."""
    ranked = sorted(ties, key=lambda tie: (-tie.count, tie.source, tie.target, tie.kind))
    own: dict[str, Tie] = {}
    for tie in ranked:
        own.setdefault(tie.source, tie)
        own.setdefault(tie.target, tie)
    kept = {*ranked[:most], *own.values()}
    return [tie for tie in ties if tie in kept]


def in_lines(name: str) -> tuple[str, ...]:
    """A name in a line, or where it is long in two of about one length.

    >>> in_lines("Sergei Lavrov"), in_lines("the Ministry of Foreign Affairs")
    (('Sergei Lavrov',), ('the Ministry of', 'Foreign Affairs'))
    """
    line = shorten(name, _LONGEST)
    gaps = [at for at, sign in enumerate(line) if sign == " "]
    if len(line) <= _WIDEST or not gaps:
        return (shorten(line, _WIDEST + 6),)
    gap = min(gaps, key=lambda at: abs(2 * at - len(line)))
    return line[:gap], line[gap + 1 :]


def _together(ties: Sequence[Tie]) -> set[str]:
    """The actors who have to do with each other, directly or through others: the most that hang together."""
    groups: dict[str, set[str]] = {}
    for tie in ties:
        one, other = groups.get(tie.source, {tie.source}), groups.get(tie.target, {tie.target})
        if one is not other:
            one |= other
            groups.update(dict.fromkeys(one, one))
    return max(groups.values(), key=lambda group: (len(group), sorted(group)))


def _placed(
    ids: Sequence[str], ties: Sequence[Tie], names: Sequence[tuple[str, ...]]
) -> dict[str, tuple[float, float]]:
    """Places by springs and repulsion (Fruchterman and Reingold), begun on a circle: the same every time."""
    import numpy as np

    count = len(ids)
    number = {actor: at for at, actor in enumerate(ids)}
    angles = 2.399963 * np.arange(count)  # the golden angle: neighbours in order do not begin side by side
    places = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.sqrt((np.arange(count) + 0.5) / count)[:, None]
    pull = np.zeros((count, count))
    for tie in ties:
        one, other = number[tie.source], number[tie.target]
        pull[one, other] = pull[other, one] = pull[one, other] + sqrt(tie.count)
    room = 1.5 / sqrt(count)
    for turn in range(_ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)
        push = room**2 / distance**2
        force = (apart * (push - np.minimum(pull, 4) * distance / room * 0.5)[:, :, None]).sum(axis=1)
        force -= places * 0.6  # towards the middle, so that what is tied to nothing else stays in sight
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-9)
        step = 0.12 * (1 - turn / _ROUNDS) + 0.004
        places += force / length[:, None] * np.minimum(length, step)[:, None]
    return _spread(ids, places, names)


def _spread(ids: Sequence[str], places: np.ndarray, names: Sequence[tuple[str, ...]]) -> dict[str, tuple[float, float]]:
    """Places in pixels, filling the drawing, and names that would lie on each other pushed apart."""
    widths = [max(map(len, lines)) * _LETTER for lines in names]
    heights = [_TALL + _LINE * (len(lines) - 1) for lines in names]
    low, high = places.min(axis=0), places.max(axis=0)
    unit = (places - low) / (high - low).clip(1e-6)
    across_whole = [float(_MARGIN_X + x * (WIDTH - 2 * _MARGIN_X)) for x in unit[:, 0]]
    sides = [max(_MARGIN_X, width / 2 + 6) for width in widths]
    xs = [min(max(x, side), WIDTH - side) for x, side in zip(across_whole, sides, strict=True)]
    tall_whole = _height(len(ids))
    ys = [float(_MARGIN_Y + y * (tall_whole - 2 * _MARGIN_Y - 14 - _LINE)) for y in unit[:, 1]]
    for _ in range(40):
        for one, other in combinations(range(len(ids)), 2):
            across, down = xs[other] - xs[one], ys[other] - ys[one]
            tall = heights[one] if down >= 0 else heights[other]  # of the upper one, whose name hangs down
            if abs(across) < (widths[one] + widths[other]) / 2 + _GAP and abs(down) < tall:
                shift = (tall - abs(down)) / 2 * (1 if down >= 0 else -1)
                ys[one], ys[other] = _within(ys[one] - shift, tall_whole), _within(ys[other] + shift, tall_whole)
    return {actor: (round(x, 1), round(y, 1)) for actor, x, y in zip(ids, xs, ys, strict=True)}


def _height(actors: int) -> int:
    return min(_HIGHEST, _LOWEST + _EACH * (actors - 2))


def _within(y: float, height: int) -> float:
    return min(max(y, _MARGIN_Y), height - _MARGIN_Y - 14 - _LINE)


def _side_by_side(ties: Sequence[Tie]) -> list[tuple[Tie, int]]:
    """Ties between the same two, numbered, so that their lines do not lie on each other."""
    seen: Counter[frozenset[str]] = Counter()
    numbered = []
    for tie in ties:
        ends = frozenset((tie.source, tie.target))
        numbered.append((tie, seen[ends]))
        seen[ends] += 1
    return numbered


def _line(tie: Tie, nodes: Mapping[str, Node], number: int) -> Line:
    one, other = nodes[tie.source], nodes[tie.target]
    across, down = other.x - one.x, other.y - one.y
    length = max(hypot(across, down), 1.0)
    # Bent to its own left: what goes the other way bends to the other side.
    bend = 12 + 14 * number
    middle_x, middle_y = (one.x + other.x) / 2 + down / length * bend, (one.y + other.y) / 2 - across / length * bend
    to_x, to_y = middle_x - other.x, middle_y - other.y
    reach = max(hypot(to_x, to_y), 1.0)
    end_x, end_y = other.x + to_x / reach * (other.r + 3), other.y + to_y / reach * (other.r + 3)
    return Line(
        source=tie.source, target=tie.target, kind=tie.kind, count=tie.count, width=round(min(0.9 + 0.6 * tie.count, 4.5), 1),
        path=f"M{one.x:.1f} {one.y:.1f}Q{middle_x:.1f} {middle_y:.1f} {end_x:.1f} {end_y:.1f}",
        says=f"{one.name} {tie.kind} {other.name}: {tie.count}",
    )  # fmt: skip
