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
    country = country.upper()
    parts = _parts(country)
    if parts is not None and not dash:
        return country
    if spelled := _spelled(country, part, parts or []):
        return f"{country}-{spelled}"
    raise ValueError(f'"{named}" is no country, or part of one, whose holidays are known{_meant(country, part, parts)}')


def _parts(country: str) -> list[str] | None:
    """Return the parts of a country; `None` for what is none, though the library may have something else of that name."""
    from holidays import list_supported_countries

    return list_supported_countries(include_aliases=True).get(country)


def _spelled(country: str, part: str, parts: list[str]) -> str | None:
    """Return the part of a country as the library spells it, by its short name or, as in "US-Oregon", the long one."""
    spelled = {each.lower(): each for each in parts}
    if parts and part.lower() not in spelled:
        from holidays import country_holidays

        longer = country_holidays(country).get_subdivision_aliases().values()
        spelled |= {each.lower(): each for names in longer for each in names}
    return spelled.get(part.lower())


def _meant(country: str, part: str, parts: list[str] | None) -> str:
    if parts is None:
        return '; write its two letters, as in "US", or those of a part of it too, as in "US-CA"'
    if not parts:
        return f', or has no part "{part}"; write "{country}"'
    otherwise = f'; write "{country}", or a part of it as in "{country}-{parts[0]}"'
    return did_you_mean(f"{country}-{part}", [f"{country}-{each}" for each in parts], otherwise) if part else otherwise
