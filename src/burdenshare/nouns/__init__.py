"""The field's words as small frozen values. No I/O, no clock, no network."""
