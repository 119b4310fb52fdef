"""One file a publisher: its real workbook or feed in, observations out. Knows formats, knows no store."""
