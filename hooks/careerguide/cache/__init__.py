"""Files and values kept from one build to the next."""
