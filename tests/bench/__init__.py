"""Measurements beside other engines: speed (`peers`) and ranking (`ranking`); no tests."""
