"""What the pages show, as values: templates compute nothing."""
