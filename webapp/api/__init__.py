"""The JSON API, version 1: what it is asked, what it answers, and the document that says so."""
