"""How much memory this process has used at most."""

import sys


def peak_mib() -> float:
    """Return the largest resident size so far in MiB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
