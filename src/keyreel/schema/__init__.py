"""The type system: API objects, enums, errors, services and actions, each declared once in typed Python.

Decoding, coercion, defaults, required parameters, documentation and exports are read from the declarations.
"""
