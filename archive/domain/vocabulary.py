"""The controlled words: technologies and the focus areas they belong to."""

from functools import cached_property
from typing import Annotated

from pydantic import ConfigDict

from archive.domain.record import Distinct, Key, Label, Record, Text


class FocusArea(Record):
    """A field of city work, as broad as "Lighting"."""

    id: Key
    label: Label
    definition: Text | None = None
    aliases: Annotated[tuple[Label, ...], Distinct] = ()


class Technology(Record):
    """A means that projects use, within one focus area (its broader term)."""

    id: Key
    label: Label
    focus_area: Key
    definition: Text | None = None
    aliases: Annotated[tuple[Label, ...], Distinct] = ()


class Vocabulary(Record):
    """All controlled words; ids are unique within each list."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    focus_areas: tuple[FocusArea, ...] = ()
    technologies: tuple[Technology, ...] = ()

    @cached_property
    def technology_by_id(self) -> dict[str, Technology]:
        return {term.id: term for term in self.technologies}

    @cached_property
    def focus_area_by_id(self) -> dict[str, FocusArea]:
        return {term.id: term for term in self.focus_areas}
