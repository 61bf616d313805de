"""Term weighting: how much a posting counts for a query. Arrays in, arrays out; Whoosh is not used.

A score is the sum, over the query's words, of `term_weight` times `saturation`:

- The text fields count as one text, in which a word of a weightier field stands several times
  (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004).
  Its collection frequency is that of this one text, and its document frequency that of the field
  with most documents, as in Lucene's CombinedFieldQuery.
- Frequencies saturate as in BM25 (Robertson and Zaragoza, "The probabilistic relevance framework:
  BM25 and beyond", 2009).
- A word that comes in bursts tells more than one that is strewn about: its weight is multiplied by
  AEF / (1 + AEF), where AEF is its average frequency in the documents that hold it (Paik, "A novel
  TF-IDF weighting scheme for effective ranking", SIGIR 2013).
- The same sum over words as they are written, scaled by `EXACT`, is added to that over their stems.

The settings were chosen by `python -m tests.bench.ranking`.
"""

from math import log

import numpy as np
from numpy.typing import NDArray

K1 = 1.2  # how slowly repetitions cease to count
B = 0.6  # how much more often a long document must say a word
EXACT = 0.25  # what words as they are written add to their stems

Numbers = NDArray[np.float32]


def norms(lengths: Numbers, mean: float) -> Numbers:
    """What a document's length does to its frequencies; one number a document, to be kept.

    `lengths` are the words of each document, those of a field times the field's weight.
    """
    return (K1 * (1 - B + B * lengths / max(mean, 1.0))).astype(np.float32)


def saturation(frequencies: Numbers, norms: Numbers) -> Numbers:
    """What postings count, from 0 to K1 + 1, given the norms of their documents."""
    counted: Numbers = (K1 + 1) * frequencies / (frequencies + norms)
    return counted


def term_weight(documents: int, document_frequency: int, collection_frequency: float) -> float:
    """How much a term tells: rare ones more, and those that come in bursts."""
    if document_frequency == 0:
        return 0.0
    rarity = log(1 + (documents - document_frequency + 0.5) / (document_frequency + 0.5))
    burst = collection_frequency / document_frequency
    return rarity * burst / (1 + burst)
