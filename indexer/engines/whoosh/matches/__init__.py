"""From clauses to documents, and how well they match."""
