"""How the records of the API describe themselves: by the texts below their fields."""

from pydantic import ConfigDict

DESCRIBED = ConfigDict(use_attribute_docstrings=True)
