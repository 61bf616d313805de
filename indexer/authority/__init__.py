"""Authority records: office holders with their names and tenures, and publishers."""

from indexer.authority.load import load
from indexer.authority.lookup import Authority
from indexer.authority.records import Country, Person, Source, Tenure
from indexer.authority.values import facet_label

__all__ = ["Authority", "Country", "Person", "Source", "Tenure", "facet_label", "load"]
