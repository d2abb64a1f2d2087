"""Addresses of the web, and what is there."""

# A package, whose parts can be imported.
__path__ = []
