calls = []
def box():
    calls.append("box")
    return data
def key():
    calls.append("key")
    return "k"
data = {"k": 1}
box()[key()] += 10
print(data, calls)
class Holder: n = 1
def holder():
    calls.append("holder")
    return Holder
holder().n *= 5
print(Holder.n, calls)
