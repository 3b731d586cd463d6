"""Texts that an object can have in several languages."""

from typing import Annotated

from keyreel.schema.kinds import Kind, Shape
from keyreel.schema.objects import ApiObject, Updatable


class MultiLingualString(ApiObject, name="KalturaMultiLingualString"):
    """A text in one language."""

    language: Updatable[str]
    value: Updatable[str]


MultiLingual = Annotated[str, Kind(Shape.TEXTS, item=Kind(Shape.OBJECT, MultiLingualString))]
"""A text that the schema declares as an array, one item a language, and requests and answers carry as plain text."""
