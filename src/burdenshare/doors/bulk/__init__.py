"""Bulk: an archive of documents in, one row a claim out. The function of one document is pure and can be sent anywhere."""
