# exit: 0
import gc
class Bad:
    def __init__(self): self.me = self
    def __del__(self): raise RuntimeError("in collected object")
Bad()
gc.collect()
print("after")
