"""What is to be known to read what was taken, in whole sentences that every form tells alike."""

TERMS = (
    "No licence is stated for the record. It is told in the archive’s own words, and each winner "
    "names the pages that it rests on. Please cite the archive with its release. Coordinates, "
    "populations and GeoNames ids are from GeoNames (geonames.org), CC BY 4.0."
)
EMPTY = "What is empty, or null in JSON, is “not recorded”; it never means “no”."
SEVERAL = (
    "Several values of one cell stand apart by “;”. Within a value a semicolon is written “\\;” "
    "and a backslash “\\\\”. Columns that begin alike, such as places_city and places_country, "
    "have their values in the same order."
)
GUARDED = (
    "In CSV a text that a spreadsheet might take for a formula has an apostrophe (') before it, "
    "and so has one that begins with an apostrophe and then so; take one away to have the text."
)
LONG = "A text too long for a cell goes on in the sheet “Continued”, which is there only then."
