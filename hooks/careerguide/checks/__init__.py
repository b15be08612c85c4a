"""What only the whole guide can tell: references, rules, prose, spelling, reviews."""
