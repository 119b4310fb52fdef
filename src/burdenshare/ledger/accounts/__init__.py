"""Who may do what in a shared ledger: accounts, sessions of a browser, tokens of programs, and the log of what was done.

roles.py says what each role may; people.py makes and changes accounts; signing_in.py tells who somebody is, and limits
how often it is tried; sessions.py and tokens.py are what is shown afterwards; log.py writes down who did what. Every
function takes the instant it is called at: no clock is read here. Of a password its argon2 hash is kept, of a session's or a
token's secret its SHA-256 alone.
"""
