import sys
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print("line", repr(line))
print(repr(sys.stdin.read()))
