"""Where results go: files that are whole or not there."""
