"""What every operation on content has in common."""

from keyreel.schema.objects import ApiObject


class OperationAttributes(ApiObject, name="KalturaOperationAttributes", abstract=True):
    """What is done to content while new content is made of it."""
