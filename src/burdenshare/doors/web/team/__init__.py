"""The site of a team: who may come in (gate.py, rules.py), what forms must show (forgery.py), and the pages of the team's work.

Nothing of it is there on a site that was started without a ledger.
"""
