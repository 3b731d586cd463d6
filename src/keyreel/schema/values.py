"""Values as objects, for lists of plain values and for conditions that compare."""

from keyreel.schema.objects import ApiObject, Updatable


class Text(ApiObject, name="KalturaString"):
    """A text in a list."""

    value: Updatable[str]


class Value(ApiObject, name="KalturaValue", abstract=True):
    """Base of the values that conditions compare."""

    description: Updatable[str]


class IntegerValue(Value, name="KalturaIntegerValue"):
    """A number that somebody wrote."""

    value: Updatable[int]


class StringValue(Value, name="KalturaStringValue"):
    """A text that somebody wrote."""

    value: Updatable[str]
