"""What is recorded and how it is counted: plain Python, no Qt, no SQL, no files, no clock of its own."""
