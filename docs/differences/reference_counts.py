# A small number lies in the variable itself, so there is nothing to count references of.
import sys

n = int("1000")
print(sys.getrefcount(n))
