"""The API under /api/v1: one file a resource, each with a `router`; app.py finds them."""
