"""Progress: charts of what the diary holds."""
