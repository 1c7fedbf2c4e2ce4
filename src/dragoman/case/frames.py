"""Records as tables of Arrow, Polars and pandas, with the same columns whatever is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.errors import MissingExtraError
from dragoman.records import Evidence, Record, Span

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["arrow_table", "pandas_frame", "polars_frame"]

Rows = Sequence[Mapping[str, Any]]


def arrow_table(record: type[Record], rows: Rows) -> pa.Table:
    """A column for each field of `record`; evidence is a map from role to spans."""
    try:
        import pyarrow as pa
    except ModuleNotFoundError as error:
        raise _missing("pyarrow") from error
    schema = pa.schema(list(_struct(record)))
    return pa.Table.from_pylist([_pairs(row) for row in rows], schema=schema)


def polars_frame(record: type[Record], rows: Rows) -> pl.DataFrame:
    """The Arrow table as a Polars frame; evidence becomes a list of pairs."""
    try:
        import polars as pl
    except ModuleNotFoundError as error:
        raise _missing("polars") from error
    frame = pl.from_arrow(arrow_table(record, rows))
    assert isinstance(frame, pl.DataFrame)
    return frame


def pandas_frame(record: type[Record], rows: Rows) -> pd.DataFrame:
    """A pandas frame; nested fields stay the dictionaries and lists that they are."""
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise _missing("pandas") from error
    return pd.DataFrame.from_records(list(rows), columns=[field.name for field in fields(record)])  # type: ignore[arg-type]


def _missing(package: str) -> MissingExtraError:
    return MissingExtraError(
        f"frames need {package}, which is not installed", advice="run: pip install 'dragoman[frames]'"
    )


def _struct(record: type) -> list[Any]:
    import pyarrow as pa

    hints = get_type_hints(record)
    return [pa.field(field.name, _arrow(hints[field.name])) for field in fields(record)]


def _arrow(hint: Any) -> Any:  # noqa: ANN401 (a type as annotated, and Arrow's)
    import pyarrow as pa

    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if hint in plain:
        return plain[hint]
    if hint is Evidence:
        return pa.map_(pa.string(), pa.list_(pa.struct(_struct(Span))))
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _arrow(next(kind for kind in inner if kind is not type(None)))
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_arrow(inner[0]))
    if is_dataclass(hint):
        return pa.struct(_struct(hint))  # type: ignore[arg-type]
    raise TypeError(f"no Arrow type for {hint}")


def _pairs(value: Any) -> Any:  # noqa: ANN401 (any plain value)
    """Evidence as Arrow takes maps: as pairs."""
    if isinstance(value, Mapping):
        return {
            name: list(inner.items()) if name == "evidence" and inner is not None else _pairs(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_pairs(inner) for inner in value]
    return value
