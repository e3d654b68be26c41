"""Evidence: files and links that show what was reported."""
