"""Golden queries: what people ask, and which winners should come."""

from collections.abc import Iterable
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from archive.domain.figures import ANSWER, Figures, figures, mean
from archive.domain.record import Label, Record, Text
from archive.domain.winner import WinnerId

Grade = Annotated[int, Field(ge=1, le=ANSWER)]
QueryKind = Literal[
    "name",
    "city",
    "topic",
    "typo",
    "synonym",
    "compound",
    "language",
    "year",
    "honour",
    "organisation",
    "phrase",
]


class Want(Record):
    """A winner that a query should find. Grade 3 is the answer, 2 is good, 1 is acceptable."""

    id: WinnerId
    grade: Grade


def _answerable(want: tuple[Want, ...]) -> tuple[Want, ...]:
    ids = [wanted.id for wanted in want]
    if repeated := next((own for own in ids if ids.count(own) > 1), None):
        raise PydanticCustomError("repeated", "names '{value}' twice", {"value": repeated})
    if want and all(wanted.grade < ANSWER for wanted in want):
        raise PydanticCustomError("unanswered", "has no winner of grade 3, to come first")
    return want


class GoldenQuery(Record):
    """Words as a person types them, and all winners that are any good to whoever asks so."""

    query: Label
    kind: QueryKind
    want: Annotated[tuple[Want, ...], Field(min_length=1), AfterValidator(_answerable)]
    note: Text | None = None


class Answer(Record):
    """What a release gives for a golden query: the ids of its first hits, the best first."""

    golden: GoldenQuery
    found: tuple[WinnerId, ...] = ()

    @property
    def grades(self) -> tuple[int, ...]:
        """The grade of each hit, 0 for one that was not wanted."""
        wanted = {want.id: want.grade for want in self.golden.want}
        return tuple(wanted.get(found, 0) for found in self.found)

    @property
    def figures(self) -> Figures:
        return figures(self.grades, [want.grade for want in self.golden.want])

    @property
    def missed(self) -> bool:
        """Something else comes first than an answer, or nothing."""
        return self.grades[:1] != (ANSWER,)


class Answers(Record):
    """What a release gives for all of its golden queries."""

    answers: tuple[Answer, ...] = ()


def overall(answers: Iterable[Answer]) -> Figures | None:
    """The figures over all answers, None without any."""
    return mean([answer.figures for answer in answers])


def by_kind(answers: Iterable[Answer]) -> dict[QueryKind, Figures]:
    """The figures of each kind of query that was asked."""
    answers = tuple(answers)
    kinds: tuple[QueryKind, ...] = get_args(QueryKind)
    told = {kind: overall(a for a in answers if a.golden.kind == kind) for kind in kinds}
    return {kind: figures for kind, figures in told.items() if figures}
