"""HTML pages taken apart.

`markup` gives the tree without the boilerplate that its markup names, `lines` its lines as a reader
sees them. `main` asks trafilatura which of them are content, finds them again by `alignment`, and
what else belongs to them by their `setting`. `teasers` and `columns` tell links to other pages by
their shape. `page` puts these together.
"""
