"""Short pieces of text by number, looked up many at once.

A hash table with linear probing, over arrays: what costs a dictionary one miss of the processor's
cache after the other, the processor here does side by side.
"""

import os

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
U64 = NDArray[np.uint64]

_FACTORS = np.frombuffer(os.urandom(16), np.uint64) | np.uint64(1)  # so that no text can be malign
_LEAST = 12  # bits of the number of slots
_WORD = 8  # bytes of a number
SHORT = 2 * _WORD  # bytes of a piece that two numbers can hold
_MASKS = np.array([2 ** (8 * size) - 1 for size in range(_WORD + 1)], np.uint64)


class Shorts:
    """Numbers from 0, by keys of two uint64 each."""

    def __init__(self) -> None:
        self._size = 0
        self._lows, self._highs, self._numbers = _empty(_LEAST)

    def __len__(self) -> int:
        return self._size

    def find(self, lows: U64, highs: U64) -> Numbers:
        """The numbers of some keys; -1 for those not held."""
        slots = self._slots(lows, highs)
        found, same = self._look(slots, lows, highs)
        left = np.flatnonzero(~same & (found >= 0))  # another key stands there
        while len(left):
            slots[left] = slots[left] + 1 & len(self._numbers) - 1
            found[left], same = self._look(slots[left], lows[left], highs[left])
            left = left[~same & (found[left] >= 0)]
        return found

    def add(self, lows: U64, highs: U64, numbers: Numbers) -> None:
        """Add keys, each once and none of them held."""
        self._size += len(numbers)
        if 2 * self._size > len(self._numbers):
            held = self._numbers >= 0
            kept = self._lows[held], self._highs[held], self._numbers[held]
            self._lows, self._highs, self._numbers = _empty(self._size.bit_length() + 2)
            self._put(*kept)
        self._put(lows, highs, numbers)

    def _put(self, lows: U64, highs: U64, numbers: Numbers) -> None:
        slots = self._slots(lows, highs)
        left = np.arange(len(numbers))
        while len(left):
            free = left[self._numbers[slots[left]] < 0]
            taken, first = np.unique(slots[free], return_index=True)  # by one key each
            put = free[first]
            self._lows[taken], self._highs[taken] = lows[put], highs[put]
            self._numbers[taken] = numbers[put]
            left = np.setdiff1d(left, put, assume_unique=True)
            slots[left] = slots[left] + 1 & len(self._numbers) - 1

    def _look(self, slots: Numbers, lows: U64, highs: U64) -> tuple[Numbers, NDArray[np.bool_]]:
        """What stands in some slots, and whether it is what was looked for."""
        same = (self._lows[slots] == lows) & (self._highs[slots] == highs)
        return self._numbers[slots], same

    def _slots(self, lows: U64, highs: U64) -> Numbers:
        """Where to look first."""
        mixed = lows * _FACTORS[0] + highs * _FACTORS[1]
        slots: Numbers = (mixed >> np.uint64(65 - len(self._numbers).bit_length())).view(np.int64)
        return slots


def _empty(bits: int) -> tuple[U64, U64, Numbers]:
    """So many slots that a number of so many bits tells which."""
    lows, highs = np.zeros((2, 2**bits), np.uint64)
    return lows, highs, np.full(2**bits, -1, np.int64)


def keys(content: NDArray[np.uint8], starts: Numbers, sizes: Numbers) -> tuple[U64, U64]:
    """Short pieces of some bytes, each as two numbers.

    Those of two pieces are alike only where one is the other with zeros after it.
    """
    padding = np.zeros(3 * _WORD - len(content) % _WORD, np.uint8)
    words = np.concatenate([content, padding]).view("<u8")  # three can be read from any place
    places, shifts = starts >> 3, (starts & 7).astype(np.uint64) << np.uint64(3)
    second = words[places + 1]
    lows = _shifted(words[places], second, shifts) & _MASKS[np.minimum(sizes, _WORD)]
    highs = np.zeros_like(lows)
    long = np.flatnonzero(sizes > _WORD)
    third = words[places[long] + 2]
    highs[long] = _shifted(second[long], third, shifts[long]) & _MASKS[sizes[long] - _WORD]
    return lows, highs


def _shifted(first: U64, second: U64, bits: U64) -> U64:
    """Eight bytes that begin so many bits after the first of sixteen."""
    found: U64 = first >> bits | second << np.uint64(1) << (np.uint64(63) - bits)
    return found
