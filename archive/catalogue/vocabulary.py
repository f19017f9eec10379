"""The controlled words as one: focus areas and the technologies within them."""

from sqlalchemy.orm import Session

from archive.catalogue.focus_area import read_focus_areas
from archive.catalogue.technology import read_technologies
from archive.domain.vocabulary import Vocabulary


def read_vocabulary(session: Session) -> Vocabulary:
    return Vocabulary(
        focus_areas=read_focus_areas(session), technologies=read_technologies(session)
    )
