"""No release is published that holds far less, or answers worse, unless somebody says why."""

from archive.domain.golden import Answer
from archive.domain.loss import losses
from archive.domain.regression import Pair, Regression, regression
from archive.errors import RefusedRelease
from archive.release import Manifest, Shelf

MOST_SHOWN = 20


def reason_to_pass(
    shelf: Shelf, release: str, answers: tuple[Answer, ...], reason: str, override: str
) -> str:
    """The reason for which a release is published, with the override if it took one.

    RefusedRelease if it has lost more than a few winners against the release published last, or if
    its answers to the golden queries are worse, and there is no override.
    """
    published = _published_last(shelf)
    if not published or published.id == release:
        return reason
    lost = losses(published.counts.recorded, shelf.manifest(release).counts.recorded)
    found = regression(shelf.answers(published.id), answers)
    if not found and not lost:
        return reason
    if not override.strip():
        raise RefusedRelease(_in_words(release, published.id, lost, found))
    what = " and ".join(
        name for name, is_so in (("losses", lost), ("golden queries", found)) if is_so
    )
    return "; ".join(filter(None, (reason, f"{what} overridden: {override.strip()}")))


def _published_last(shelf: Shelf) -> Manifest | None:
    """The current release or, where that is lost, the latest before it that is kept."""
    pointer = shelf.pointer_or_none()
    kept = {manifest.id: manifest for manifest in shelf.kept()} if pointer else {}
    published = (pointer.release, *pointer.previous) if pointer else ()
    return next((kept[name] for name in published if name in kept), None)


def _in_words(release: str, published: str, lost: tuple[str, ...], found: Regression | None) -> str:
    shown = [*lost, *(found.fallen if found else ())]
    worse = found.worse if found else ()
    shown += map(_told, worse[:MOST_SHOWN])
    if (more := len(worse) - MOST_SHOWN) > 0:
        shown.append(f"and {more} more queries")
    listed = "\n  ".join(shown)
    faults = ("holds far less than" if lost else "", "answers the golden queries worse than")
    fault = " and ".join(filter(None, faults if found else faults[:1]))
    return (
        f"Release {release} was not published: it {fault} release {published}, which was published "
        f"last.\n  {listed}\n"
        "What is served did not change. Mend what made it worse, judge the queries anew, or "
        "publish with --override and a reason."
    )


def _told(pair: Pair) -> str:
    before, after = pair
    was, now = before.figures.ndcg_at_10, after.figures.ndcg_at_10
    first = f"first came {_first(before)}, now {_first(after)}"
    return f'"{after.golden.query}": {first}, nDCG@10 {was:.3f}, now {now:.3f}'


def _first(answer: Answer) -> str:
    return answer.found[0] if answer.found else "nothing"
