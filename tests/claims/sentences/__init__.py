"""Sentences of newspapers in the languages that are read, one module a language: what they say, and what they do not."""
