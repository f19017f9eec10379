"""What can be wrong with a request, by the protocol's own names."""

from typing import Literal

Code = Literal[
    "badArgument",
    "badResumptionToken",
    "badVerb",
    "cannotDisseminateFormat",
    "idDoesNotExist",
    "noRecordsMatch",
]


class OaiError(Exception):
    """A request that the protocol answers with an error; the text says what would be right."""

    def __init__(self, code: Code, text: str) -> None:
        super().__init__(text)
        self.code = code
