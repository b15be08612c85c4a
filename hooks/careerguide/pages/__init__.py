"""What each page of the site shows, worked out before any template sees it: order, links, counts, drawings."""
