"""What each worksheet, letter and booklet shows on paper, and how it is printed."""
