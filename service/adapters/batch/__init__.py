"""A folder of articles in, a folder of reports and a desk's overview out."""
