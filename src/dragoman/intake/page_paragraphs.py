"""The text of a page that is too large to look for its article: that of all its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["is_too_large", "paragraphs_of"]

# trafilatura and htmldate take a time that grows with the square of an element's children: 2,000 take half a second, 40,000
# minutes (measured with trafilatura 2.3 on made pages). Both limits together keep a page within some five seconds.
_MOST_ELEMENTS = 20_000
_MOST_CHILDREN = 2_000
_NO_PROSE = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "svg",
    "figure",
)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dd", "dt")


def is_too_large(tree: HtmlElement) -> bool:
    """Whether a page has more elements, or an element more children, than the article in it can be looked for in seconds."""
    return any(count > _MOST_ELEMENTS or len(element) > _MOST_CHILDREN for count, element in enumerate(tree.iter()))


def paragraphs_of(tree: HtmlElement) -> str:
    r"""Give the text of all paragraphs, headings and list entries, each on a line; of a page without any, all its text.

    >>> from dragoman.intake.page_tree import page_tree
    >>> paragraphs_of(page_tree("<nav>Home</nav><h1>Talks</h1><p>They <b>began</b>.</p>"))
    'Talks\nThey began.'

    This takes the tree apart.
    """
    etree.strip_elements(tree, *_NO_PROSE, with_tail=False)
    lines = [
        _line(block)
        for block in tree.iter(*_BLOCKS)
        if not any(above.tag in _BLOCKS for above in block.iterancestors())
    ]
    return "\n".join(line for line in lines if line) or _line(tree)


def _line(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
