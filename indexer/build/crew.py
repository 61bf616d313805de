"""How many workers so many files are worth."""

import os

FILES_A_WORKER = 8  # to start one (its imports) costs as much as to clean about eight pages


def crew(files: int) -> int:
    return min(os.cpu_count() or 1, 1 + files // FILES_A_WORKER)
