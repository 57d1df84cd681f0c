"""Values of sheets, Parquet and JSON as text: dates, times and lengths as notelint's record reads them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

MOST_KEYS = 2000  # of one nested record
DEEPEST = 20
_WHOLE = 10**15  # up to here a float holds every whole number


def cell_text(value: Any, depth: int = 0) -> str:
    """Return a value as text: 45.0 as "45", a date as ISO, a time as "14:00", a length as "0:45", nothing as ""."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, date | time):
        return _moment(value)
    if isinstance(value, timedelta):
        return _length(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Mapping | list | tuple):
        parts = value.values() if isinstance(value, Mapping) else value
        return "; ".join(filter(None, (cell_text(part, depth + 1) for part in parts))) if depth < DEEPEST else ""
    return str(value)


def flat(record: Mapping[str, Any]) -> dict[str, str]:
    """Return a nested record with one text for each path: `{"service": {"date": ...}}` has "service.date".

    Of a list of objects, the texts of one path are joined by "; ".
    """
    found: dict[str, list[str]] = {}
    _gather(record, "", found, 0)
    return {path: texts[0] if len(texts) == 1 else "; ".join(filter(None, texts)) for path, texts in found.items()}


def _gather(record: Mapping[str, Any], before: str, found: dict[str, list[str]], depth: int) -> None:
    for key, value in record.items():
        path = f"{before}{key}"
        if isinstance(value, Mapping) and depth < DEEPEST:
            _gather(value, f"{path}.", found, depth + 1)
        elif isinstance(value, list) and value and depth < DEEPEST and all(isinstance(item, Mapping) for item in value):
            for item in value:
                _gather(item, f"{path}.", found, depth + 1)
        elif path in found:
            found[path].append(cell_text(value))
        elif len(found) < MOST_KEYS:
            found[path] = [cell_text(value)]


def _number(value: float | Decimal) -> str:
    if isinstance(value, int):
        return str(value)  # however long: no float holds one of 400 digits
    if not math.isfinite(value):
        return ""
    if abs(float(value)) < _WHOLE and value == int(value):
        return str(int(value))
    return str(round(value, 10))


def _moment(value: date | time) -> str:
    if isinstance(value, datetime):
        if not (value.hour or value.minute or value.second or value.tzinfo):
            return value.date().isoformat()
        return value.replace(microsecond=0).isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    return value.isoformat()


def _length(value: timedelta) -> str:
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
