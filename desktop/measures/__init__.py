"""The measures as a table and as a chart."""
