"""What is read over many annotations together."""
