"""What a browser holds and sends for each kind of widget."""

from typing import Any

from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

TEXT = {"text_area", "text_input"}
ONE_OF = {"radio", "selectbox"}
Value = bool | int | str | list[int] | list[str]


def kind(element: Element) -> str:
    """Return which kind of element it is."""
    return element.WhichOneof("type") or ""


def part_of(element: Element) -> Any:
    """Return the element's own part."""
    return getattr(element, kind(element))


def identity(element: Element) -> str:
    """Return a widget's id, empty for what is none."""
    return getattr(part_of(element), "id", "")


def name(element: Element, place: str) -> str:
    """Return what a visitor's script calls it: its key, or its kind and place."""
    _, _, key = identity(element)[2:].partition("-")[2].partition("-")
    return key or f"{kind(element)} {place}"


def bare(key: str) -> str:
    """Return a key without its generation."""
    begun, _, generation = key.rpartition(":")
    return begun if generation.isdigit() else key


def shown(element: Element) -> Value | None:
    """Return what a widget holds before anybody touched it, None for nothing."""
    what, part = kind(element), part_of(element)
    fresh = not getattr(part, "set_value", False)
    if what in TEXT or what == "checkbox":
        return part.default if fresh else part.value
    if what in ONE_OF and fresh:
        return part.default if part.HasField("default") else None
    if what in ONE_OF:
        return list(part.options).index(part.raw_value) if part.raw_value else None
    if what == "date_input":
        return list(part.default if fresh else part.value)
    if what == "button_group":
        return place_of(part, fresh=fresh)
    return list(part.default) if what == "multiselect" else None


def place_of(group: ButtonGroup, *, fresh: bool) -> int | None:
    """Return which of several buttons is pressed."""
    if fresh:
        return group.default[0] if group.default else None
    labels = [option.content for option in group.options]
    return labels.index(group.raw_values[0]) if group.raw_values else None


def state(element: Element, value: Any) -> WidgetState:
    """Return what the browser sends for a widget that holds a value."""
    what, sent = kind(element), WidgetState(id=identity(element))
    if what in TEXT:
        sent.string_value = value
    elif what == "checkbox":
        sent.bool_value = value
    elif what in ONE_OF:  # the option as it is written, not its place
        sent.string_value = part_of(element).options[value]
    elif what == "button_group":
        sent.string_array_value.data.append(part_of(element).options[value].content)
    elif what == "multiselect":
        sent.string_array_value.data.extend(
            element.multiselect.options[n] for n in value
        )
    elif what == "date_input":
        sent.string_array_value.data.extend(value)
    return sent
