"""A winner in one sentence, in a paragraph and at length."""

from archive.domain.press import sentences
from archive.domain.press.edition import ceremony, extent
from archive.domain.press.wording import (
    PressText,
    awards,
    embedded,
    ended,
    line,
    listed,
    paragraph,
    within,
)
from archive.domain.subject import Subject
from archive.domain.winner import Winner


def winner_text(subject: Subject, recorded: int) -> PressText:
    """`recorded` is how many winners of the same edition are recorded."""
    winner, edition = subject.winner, subject.edition
    opening = (lead(winner), *sentences.caveats(winner), *sentences.particulars(winner))
    outcomes, sources = sentences.outcomes(winner), sentences.sources(winner)
    summary = ended(winner.summary) if winner.summary else ""
    paragraphs = (
        paragraph((*opening, sentences.partners(winner))),
        summary,
        paragraph((sentences.scale(winner), *sentences.terms(subject))),
        outcomes,
        paragraph((sentences.other_places(winner), sentences.populations(subject))),
        paragraph((ceremony(edition), extent(edition, recorded))) if edition else "",
        paragraph(sources),
    )
    return PressText(
        short=lead(winner),
        medium=paragraph((*opening, summary, outcomes, sources[0])),
        long=tuple(filter(None, paragraphs)),
    )


def lead(winner: Winner) -> str:
    """Who won what, and whether that is stated; the honours with it."""
    place = embedded(within(winner.place))
    role = "is" if winner.confidence == "stated" else "is inferred to be"
    won = f"a winner of {awards(winner.award, winner.year)}"
    return ended(f"{named(winner)} in {place} {role} {won}{_honoured(winner)}")


def named(winner: Winner) -> str:
    """The project by its title, with the original of a title that was put into English."""
    title, original = line(winner.title or ""), line(winner.title_original or "")
    if title and original:
        return f"“{title}” (original title: “{original}”)"
    return f"“{title or original}”" if title or original else "A project"


def _honoured(winner: Winner) -> str:
    if not winner.honours:
        return ""
    noun = "honour" if len(winner.honours) == 1 else "honours"
    return f", with the {noun} {listed(winner.honours)}"
