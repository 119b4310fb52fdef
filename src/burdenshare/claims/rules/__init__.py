"""The rules, one file a kind of claim. Each takes a sentence and the context and adds claims."""
