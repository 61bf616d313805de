"""Lengths are rounded exactly as Whoosh does it."""

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.engines.whoosh.writing.lengths import rounded


def test_lengths_are_rounded_as_whoosh_writes_and_reads_them() -> None:
    lengths = np.arange(120_000)

    expected = [byte_to_length(length_to_byte(int(length))) for length in lengths]
    assert rounded(lengths).tolist() == expected
