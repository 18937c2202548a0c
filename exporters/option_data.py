"""Export options as plain data, as an export profile keeps them: what a person chose, not what belongs to one day."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from exporters.options import Edition, ExportOptions
from programme.measures import MeasureQuery

_OF_ONE_DAY = frozenset({"stand", "version", "created", "line_record", "compare_with", "compare_name"})
_KEPT = tuple(each.name for each in fields(ExportOptions) if each.name not in _OF_ONE_DAY)


def option_data(options: ExportOptions) -> dict[str, Any]:
    """JSON data that `options_from` reads back."""
    data = {name: getattr(options, name) for name in _KEPT}
    data["edition"] = options.edition.value
    data["parts"] = list(options.parts)
    data["measure_filter"] = asdict(options.measure_filter) if options.measure_filter else None
    return data


def options_from(data: Mapping[str, Any]) -> ExportOptions:
    """Options from JSON data; what is unknown or does not fit (a later release wrote it) is as usual."""
    usual = ExportOptions()
    fitting: dict[str, Any] = {}
    for name in _KEPT:
        value = data.get(name)
        if name not in ("edition", "parts", "measure_filter") and type(value) is type(getattr(usual, name)):
            fitting[name] = value
    if data.get("edition") in list(Edition):
        fitting["edition"] = Edition(data["edition"])
    if isinstance(data.get("parts"), list):
        fitting["parts"] = tuple(str(each) for each in data["parts"])
    wanted = data.get("measure_filter")
    if isinstance(wanted, dict):
        known = {each.name for each in fields(MeasureQuery)}
        fitting["measure_filter"] = MeasureQuery(**{key: str(text) for key, text in wanted.items() if key in known})
    return replace(usual, **fitting)
