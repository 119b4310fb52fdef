"""Text in, claims out: sentences, quantities, names, time, attribution. Knows no figures."""

from burdenshare.claims.reading import read

__all__ = ["read"]
