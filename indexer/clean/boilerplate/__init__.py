"""Lines that are no part of a document, in HTML pages and text dumps alike.

By their words: `phrases` of every site, `labels` of sections. By their shape: a `tag_cloud`. By
their place: what comes after the `ending` of the text, and the `tail` that speaks of the publisher.
"""
