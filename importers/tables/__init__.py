"""What spreadsheets are made of: workbooks, cells, number formats, separated values."""
