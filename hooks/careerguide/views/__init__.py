"""What one page or sheet needs, worked out before any template sees it: order, links, counts, drawings."""
