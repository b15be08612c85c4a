"""Checks that need the whole guide: references, rules, prose, spelling, reviews."""
