"""Which values of a facet a person means by what they wrote after `source:` or `language:`."""


def fits(facet: str, wanted: str, value: str) -> bool:
    """Whether a value is what was written, as far as that facet may be abbreviated."""
    written, known = wanted.casefold(), value.casefold()
    if facet == "source":  # "mofa" means MOFA Japan
        return set(written.split()) <= set(known.split())
    if facet == "language":  # "en" means en-GB too
        return known == written or known.startswith(f"{written}-")
    return wanted == value
