"""How many of the documents found hold what."""
