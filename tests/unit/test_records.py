"""What every record promises."""

from tests.corpus import CORPUS


def test_a_copy_derives_anew_what_its_fields_tell() -> None:
    assert len(CORPUS.recorded) == 3
    before = CORPUS.digest
    fewer = CORPUS.model_copy(update={"winners": CORPUS.winners[:1]})
    assert len(fewer.recorded) == 1
    assert fewer.digest != before
    assert CORPUS.digest == before
