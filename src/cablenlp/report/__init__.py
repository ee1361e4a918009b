"""Annotations for people to look at."""
