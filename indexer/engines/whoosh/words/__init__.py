"""The words and titles of the archive, and what they suggest."""
