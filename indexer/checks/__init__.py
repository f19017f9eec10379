"""What must hold between records. Each check is a generator of problems, listed here once."""

from collections.abc import Iterator

from archive.errors import Problem
from indexer.checks import (
    corrections,
    editions,
    files,
    golden,
    places,
    vocabulary,
    winners,
    withdrawn,
)
from indexer.checks.context import Context
from indexer.loading.entries import Entries
from indexer.loading.limits import at_most

CHECKS = (
    files.one_file_of_each_other_kind,
    editions.named_after_the_edition,
    editions.listed_once,
    editions.in_a_possible_year,
    editions.held_about_its_year,
    editions.no_more_winners_than_slots,
    winners.id_given_once,
    winners.id_of_the_year,
    winners.stated_by_a_source,
    winners.honours_spelt_alike,
    vocabulary.ids_given_once,
    vocabulary.focus_areas_exist,
    vocabulary.words_are_known,
    vocabulary.words_in_use_are_kept,
    places.countries_are_known,
    places.named_as_today,
    places.spelt_alike,
    places.aliases_point_to_one_place,
    golden.asked_once,
    golden.wanted_winners_are_known,
    golden.winners_in_want_are_kept,
    withdrawn.withdrawn_once,
    withdrawn.withdrawn_by_now,
    withdrawn.never_recorded_again,
    withdrawn.merged_into_the_recorded,
    withdrawn.merged_winners_are_kept,
    corrections.corrected_by_now,
    corrections.listed_once,
    corrections.corrected_is_known,
    corrections.corrected_winners_are_kept,
)


def check_all(entries: Entries, context: Context) -> Iterator[Problem]:
    for check in CHECKS:
        yield from at_most(check(entries, context))
