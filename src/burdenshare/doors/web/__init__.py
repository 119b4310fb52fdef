"""The web house: pages and API over the same library that the command line uses, rendered on the server."""
