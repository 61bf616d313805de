"""What every engine does alike: keep documents, show hits and facets, count dates, weigh words."""
