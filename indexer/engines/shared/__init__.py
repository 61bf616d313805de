"""What every engine does alike, whatever holds its postings; it knows no engine."""
