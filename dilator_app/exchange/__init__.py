"""Files that leave or enter the diary in open formats."""
