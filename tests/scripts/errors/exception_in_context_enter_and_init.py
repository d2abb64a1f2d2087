class Door:
    def __init__(self, locked): self.locked = locked
    def __enter__(self):
        if self.locked:
            raise PermissionError("locked")
        return self
    def __exit__(self, *a): print("exit")
with Door(False):
    print("in")
with Door(True) as d:
    print("never")
