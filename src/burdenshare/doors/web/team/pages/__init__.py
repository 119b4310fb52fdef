"""Pages that a site has only with a ledger: one file a page, each with a `router`; site.py finds them."""
