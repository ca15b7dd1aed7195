"""Tables as people have them: read from Excel and CSV, understood by their headings, written back safely."""
