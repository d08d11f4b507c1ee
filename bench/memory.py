"""How much memory this process has used at most."""

import sys
from pathlib import Path


def peak_mib() -> float:
    """Return the largest resident size so far in MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # the other way counts what the process had before it became this program
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
