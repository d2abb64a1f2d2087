s = "abcdefghij"
print(s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::2], s[1::3], s[::-1], s[8:2:-2], s[5:2], s[100:], s[-100:2])
xs = list(range(6))
print(xs[:], xs[:] is xs, xs[4:1:-1], xs[True:None])
i = slice(1, 4)
print(xs[i], i.start, i.stop, i.step, i)
try:
    xs[::0]
except ValueError as e:
    print(e)
try:
    xs["a":]
except TypeError as e:
    print(e)
