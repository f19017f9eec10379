"""The numbers that new winners get."""

from collections.abc import Iterable


class Numbers:
    """Free numbers of winners, such as 2027-04: one more than the highest of the year so far."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._highest: dict[str, int] = {}
        for own in taken:
            year, _, number = own.partition("-")
            if number.isascii() and number.isdigit() and len(number) < 7:
                self._highest[year] = max(self._highest.get(year, 0), int(number))

    def next(self, year: int) -> str:
        """The next free number of a year, which is taken from then on."""
        self._highest[str(year)] = self._highest.get(str(year), 0) + 1
        return f"{year}-{self._highest[str(year)]:02}"
