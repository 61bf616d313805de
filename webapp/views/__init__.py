"""The addresses of the page: a few lines each."""
