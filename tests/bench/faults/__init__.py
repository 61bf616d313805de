"""Faults done to a small archive: what is lost, what is answered wrongly, what is shown."""
