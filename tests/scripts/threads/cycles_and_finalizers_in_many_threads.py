from _together import together

import gc

class Cycle:
    def __init__(self): self.me = self
    def __del__(self): ended.append(1)

ended = []
def make(number):
    for i in range(500): Cycle()
    gc.collect()
together(make)
gc.collect()
print(len(ended))

class Plain:
    def __del__(self): dropped.append(1)

dropped, place = [], [None]
def replace(number):
    for i in range(500): place[0] = Plain()
together(replace)
place[0] = None
print(len(dropped))
