"""Who is named in a text.

`latin` and `native` find the forms of names in their scripts, `offices` and `native_offices`
offices without a name, `own_offices` those of the publisher's own country, `glosses` what Latin
forms in brackets tell of katakana, each as a `naming`: what stands around it `context`,
`apposition`, `countries` and `neighbours` tell for Latin script (`around` has the words),
`native_titles` for the others. `resolution` decides whom of the authority records a naming means,
by what is `named` elsewhere and the `terms` of office; `mention` gives that as mentions with
their places in title, body and tail, `corrected` puts right what curators know better.
`candidates` are names that no record has.
"""

from indexer.clean.people.corrected import corrected
from indexer.clean.people.mention import Texts, mentions
from indexer.clean.people.own_offices import Home

__all__ = ["Home", "Texts", "corrected", "mentions"]
