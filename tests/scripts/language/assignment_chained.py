a = b = [1]
a.append(2)
print(a, b, a is b)
x = y = z = 5
x += 1
print(x, y, z)
order = []
def pos(n):
    order.append(n)
    return n
cells = [0] * 4
cells[pos(1)] = cells[pos(3)] = order.append("value")
print(order, cells)
