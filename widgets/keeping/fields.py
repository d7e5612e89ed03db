"""Frozen dataclasses as plain JSON and back, field by field: what does not fit is left out, the rest is kept."""

import math
from collections.abc import Collection, Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from visualizer.errors import BadInput

Record = TypeVar("Record")
NOTHING = object()
LARGEST = 2**53  # of whole numbers: beyond it a float cannot tell them apart


def plain(record: Any, without: Collection[str] = ()) -> dict[str, Any]:
    """The fields of a dataclass, as JSON can hold them, but for those `without` which it does."""
    return {name: value for name, value in asdict(record).items() if name not in without}


def restored(usual: Record, kept: Mapping[str, Any], without: Collection[str] = ()) -> Record:
    """`usual` with the fields that `kept` names, where each is of the field's type and the class takes it.

    Fields are tried one by one, so one that has lost its meaning costs only itself.
    """
    types = _types(type(usual))
    for field in fields(usual):  # type: ignore[arg-type]
        if field.name in kept and field.name not in without:
            value = _fitted(kept[field.name], types[field.name], getattr(usual, field.name))
            if value is not NOTHING:
                try:
                    usual = replace(usual, **{field.name: value})  # type: ignore[type-var]
                except BadInput:
                    continue
    return usual


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _fitted(value: Any, kind: Any, usual: Any) -> Any:
    """A value of JSON as this type has it; NOTHING where it is none of it."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        fits = (_fitted(value, one, usual) for one in get_args(kind))
        return next((fit for fit in fits if fit is not NOTHING), NOTHING)
    if origin is Literal:
        return next((one for one in get_args(kind) if type(one) is type(value) and one == value), NOTHING)
    if origin is tuple:
        inner = get_args(kind)[0]
        parts = [_fitted(part, inner, None) for part in value] if isinstance(value, list) else [NOTHING]
        return NOTHING if NOTHING in parts else tuple(parts)
    if kind is float and type(value) in (int, float):
        return float(value) if abs(value) < 1e300 and math.isfinite(value) else NOTHING
    if kind is int:
        return value if type(value) is int and abs(value) < LARGEST else NOTHING
    if kind is NoneType:
        return None if value is None else NOTHING
    if is_dataclass(kind):
        return restored(usual, value) if isinstance(value, Mapping) and is_dataclass(usual) else NOTHING
    return value if isinstance(kind, type) and type(value) is kind else NOTHING
