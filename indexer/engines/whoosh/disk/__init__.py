"""What lies on disk: arrays in files that are mapped into memory."""
