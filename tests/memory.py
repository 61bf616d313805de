"""How much memory this process has ever taken."""

import re
import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"VmHWM:\s*(\d+) kB")


def peak() -> int:
    """In megabytes.

    On Linux not by `getrusage`, which counts in what the parent held when it started this process.
    """
    found = _PEAK.search(_STATUS.read_text()) if _STATUS.exists() else None
    return int(found[1]) // 1024 if found else _usage()


def _usage() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
