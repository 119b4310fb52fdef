"""One file a page: each has a `router` of FastAPI; app.py finds them. A page's template has its name."""
