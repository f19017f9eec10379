"""Whether so much is gone from one release to the next that it looks like an accident."""

from collections.abc import Iterator, Mapping

FEW = 5
"""So many winners may go without a question: a record is withdrawn now and then."""
SHARE = 10
"""A larger part of all winners than one in so many does not go without a question."""


def losses(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[str, ...]:
    """A sentence for each loss that is not an everyday one; both count winners by edition."""
    return tuple(_losses(before, after))


def _losses(before: Mapping[str, int], after: Mapping[str, int]) -> Iterator[str]:
    was, now = sum(before.values()), sum(after.values())
    if was and not now:
        yield f"Not one of {was} winners is left."
        return
    if was - now >= FEW and (was - now) * SHARE > was:
        yield f"There are {was - now} winners fewer: {now} of {was} are left."
    for edition, count in before.items():
        if count >= FEW and not after.get(edition):
            yield f"All {count} winners of {edition} are gone."
