"""A package with one part: concurrent.futures."""

# A package, so that concurrent.futures can be imported.
__path__ = []
