"""Sessions and widgets: how a KS is opened and ended."""
