"""Two pages for a minister: an article checked, one ally, or what a release changed; as PDF, HTML or Markdown.

One file a subject makes a Paper (paper.py); typeset.py and plain.py put it out.
"""
