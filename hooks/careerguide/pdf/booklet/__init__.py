"""Booklets: their chapters and the elements that these are made of."""
