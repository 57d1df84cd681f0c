"""Which calendars of public holidays there are."""

from __future__ import annotations

from notelint.errors import did_you_mean

COMMON = frozenset({"US"})  # known without the library, which takes a while to load


def known_calendar(named: str) -> str:
    """Return a country, or a country and a part of it ("US-CA"), as the holidays library spells it.

    Raises `ValueError` saying what was meant for one it does not know.
    """
    calendar = named.strip()
    if calendar in COMMON:
        return calendar
    country, dash, part = calendar.partition("-")
    for spelled in (calendar, calendar.upper(), f"{country.upper()}-{part}"):
        if not (dash and not part) and _exists(spelled):
            return spelled
    raise ValueError(f'"{named}" is no country, or part of one, whose holidays are known{_meant(country.upper(), part)}')


def _exists(calendar: str) -> bool:
    from holidays import country_holidays, list_supported_countries

    country, _, part = calendar.partition("-")
    if country in (parts := list_supported_countries()) and (not part or part in parts[country]):
        return True
    try:
        country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        return False
    return True


def _meant(country: str, part: str) -> str:
    from holidays import list_supported_countries

    parts = list_supported_countries().get(country)
    if parts is None:
        return '; write its two letters, as in "US", or those of a part of it too, as in "US-CA"'
    if not parts:
        return f', or has no part "{part}"; write "{country}"'
    otherwise = f'; write "{country}", or a part of it as in "{country}-{parts[0]}"'
    return did_you_mean(f"{country}-{part}", [f"{country}-{each}" for each in parts], otherwise) if part else otherwise
