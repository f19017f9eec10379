"""The corpus with a past: corrections, a merged, a withdrawn and a silently removed record."""

from archive.config import Settings
from archive.domain.correction import Correction
from archive.domain.edition import EditionSource
from archive.domain.withdrawal import Withdrawal
from tests.conftest import put
from tests.corpus import CORPUS, DALLAS, WINNERS, winner

TWICE = winner("2025-09", DALLAS, title="Moving for All")
SILENT = winner("2025-10", DALLAS)
BEFORE = CORPUS.model_copy(update={"winners": (*WINNERS, TWICE, SILENT)})

MERGED = Withdrawal(
    id=TWICE.id, date="2026-05-03", reason="It was recorded twice.", merged_into="2025-01"
)
NEVER_WON = Withdrawal(id="2025-44", date="2026-05-04", reason="No such award was given.")
SOURCE = EditionSource(url="https://example.org/names", publisher="City of Dallas")
SPELT = Correction(
    date="2026-05-05", winner="2023-01", was="Red Cluod", now="Red Cloud", source=SOURCE
)
COUNTED = Correction(date="2026-05-05", winner="2023-01", was="14 homes", now="1,488 homes")
SLOTS = Correction(date="2026-05-06", edition="smart-50-2023", was="60 winners", now="50 winners")
CORRECTED = CORPUS.model_copy(
    update={"withdrawals": (MERGED, NEVER_WON), "corrections": (SPELT, COUNTED, SLOTS)}
)


def put_corrected(settings: Settings) -> None:
    """Publish the record as it was, and then as it was corrected."""
    put(BEFORE, settings)
    put(CORRECTED, settings)
