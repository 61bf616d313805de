"""From documents to segments."""
