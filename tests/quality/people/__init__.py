"""How well people are recognised: passages of our own with labelled mentions, scored by form."""
