"""Benchmarks: each module has a `main` that prints figures, of both sides where there are two."""
