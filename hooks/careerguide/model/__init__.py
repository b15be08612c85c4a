"""The guide as frozen values, by kind of content. The docstring of a field is its description."""
