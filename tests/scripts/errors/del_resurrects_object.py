keep = []
class Phoenix:
    def __del__(self):
        print("del")
        keep.append(self)
p = Phoenix()
p.tag = "alive"
del p
print(keep[0].tag)
keep.clear()
print("second time no del")
