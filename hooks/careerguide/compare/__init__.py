"""Two versions of the guide compared, and the report."""
