"""HTML pages taken apart.

`markup` gives the tree without the boilerplate that its markup names, `lines` its lines as a reader
sees them. `main` asks trafilatura which of them are content, and finds them again by `alignment`;
`teasers` tells links to other pages by their shape. `page` puts these together.
"""
