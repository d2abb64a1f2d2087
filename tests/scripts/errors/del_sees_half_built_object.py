# exit: 0
class Half:
    def __init__(self, fail):
        if fail:
            raise ValueError("init failed")
        self.name = "complete"
    def __del__(self):
        print("del", self.name)
Half(False)
try:
    Half(True)
except ValueError as e:
    print(e)
print("end")
