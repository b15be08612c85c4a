"""The blocks that sheets are made of: what the template shows, and how high they come out."""
