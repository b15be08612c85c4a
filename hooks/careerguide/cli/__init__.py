"""The command line: app.py finds the command, and each has a module of its own."""
