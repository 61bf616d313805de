"""Who is named in a text.

`latin` and `native` find the forms of names in their scripts (`words` and `context` are what they
look at), each as a `naming`; `resolution` decides whom of the authority records they name, and
`mention` gives that as mentions with their places in the text.
"""

from indexer.clean.people.corrected import corrected
from indexer.clean.people.mention import mentions

__all__ = ["corrected", "mentions"]
