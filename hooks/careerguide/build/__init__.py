"""Every file of the site, made and put in place."""
