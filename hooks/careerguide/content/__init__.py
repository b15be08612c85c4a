"""From YAML text to values with positions, to the models, with an office's layer over them."""
