"""What blocks and booklets build on: how much fits a page, fields, drawings, large print, and what templates get."""
