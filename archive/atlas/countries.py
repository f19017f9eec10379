"""What countries are called beside the one English name that GeoNames has for each."""

OTHER_NAMES = {
    "cape verde": "CV",
    "cote d'ivoire": "CI",
    "czech republic": "CZ",
    "macau": "MO",
    "netherlands": "NL",
    "palestine": "PS",
    "turkiye": "TR",
    "vatican city": "VA",
}
"""Folded names in full and in daily use. Short forms such as "USA" are left out on purpose: the
record names a country in full, and data/places.yaml resolves them."""

SHORT_NAMES = {
    "britain": "GB",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "korea": "KR",
    "northern ireland": "GB",
    "scotland": "GB",
    "uae": "AE",
    "uk": "GB",
    "wales": "GB",
}
"""What a visitor may write behind a city beside the codes of its country."""
