"""Commits: which files are the index, who may write, and whether all is well."""
