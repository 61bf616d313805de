"""Communiqué's index: read archived pages, clean them, index them, search them."""
