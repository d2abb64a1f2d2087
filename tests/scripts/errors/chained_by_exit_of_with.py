class Resource:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        raise OSError("cannot close")
with Resource():
    raise ValueError("in body")
