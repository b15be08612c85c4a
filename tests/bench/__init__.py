"""How fast the guide is made and used: `./guide bench`."""
