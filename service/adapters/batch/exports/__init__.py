"""Reports in, what a desk reads across all of them out: tables, workbook, page, summary."""
