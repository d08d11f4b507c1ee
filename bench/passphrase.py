"""The passphrase of the invented diaries; by itself, so that the measured program loads nothing else."""

PASSPHRASE = "seven quiet ferns by a window"
