"""The kinds of blocks of worksheets, one file for each: what its template shows, its height, its large print."""
