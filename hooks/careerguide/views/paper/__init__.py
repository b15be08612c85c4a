"""The pieces of printed sheets: fields with names, blocks, letters, and how high they come out."""
