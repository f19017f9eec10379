"""What Whoosh stores. Its scorers, parsers and collectors are not used: see `evaluate`.

Every text field keeps its tokens with packed positions; every facet keeps the keys of its values;
the document itself is kept as JSON text. This and `write` are the only importers of Whoosh.
"""

from array import array
from collections.abc import Iterator, Sequence

from whoosh import fields, formats

from archive.domain.fields import FACETS, TEXT_FIELDS
from archive.search.analysis import postings

TEXT = "text_"
FACET = "facet_"


class PackedPositions(formats.Positions):  # type: ignore[misc]  # whoosh is untyped
    """Positions as unsigned 32-bit numbers, in place of Whoosh's pickled lists."""

    def encode(self, positions: Sequence[int]) -> bytes:
        return array("I", positions).tobytes()

    def decode_positions(self, packed: bytes) -> list[int]:
        return array("I", packed).tolist()

    def decode_frequency(self, packed: bytes) -> int:
        return len(packed) // 4


class Tokens(fields.FieldType):  # type: ignore[misc]  # whoosh is untyped
    """A text field whose values are analysed by the archive, not by Whoosh."""

    def __init__(self) -> None:
        super().__init__(format=PackedPositions(), analyzer=None, scorable=True)

    def index(
        self, texts: tuple[str, ...], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(token, frequency, weight, packed positions) for each token of the texts."""
        for token, positions in postings(texts).items():
            count = len(positions)
            yield token.encode(), count, float(count), self.format.encode(positions)


def make_schema() -> fields.Schema:
    """The schema, made from the table of fields."""
    schema = fields.Schema(id=fields.ID(unique=True), document=fields.STORED)
    for field in TEXT_FIELDS:
        schema.add(TEXT + field.name, Tokens())
    for field in FACETS:
        schema.add(FACET + field.name, fields.KEYWORD)
    return schema
