"""Who is told to do what to whom, by the names of the actors."""

from dragoman import read_text


def sides(text):
    """The names on both sides of each event of `text`."""
    result = read_text(text, published="2025-03-07")
    names = {actor.id: actor.name for actor in result.actors}
    return [([names[a] for a in event.source], [names[a] for a in event.target]) for event in result.events]
