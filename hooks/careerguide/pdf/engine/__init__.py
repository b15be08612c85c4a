"""From HTML to PDF, in several processes."""
