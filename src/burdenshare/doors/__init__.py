"""How people come in: the command line, and the documents that they bring."""
