class Robot:
    def __init__(self): self.battery = 100
    def charge(self): pass
r = Robot()
try:
    r.batery
except AttributeError as e:
    print(e)
r.chrage()
