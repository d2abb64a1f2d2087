# Hashes of strings, and with them the order of sets, are those of CPython with PYTHONHASHSEED=0: the same each time.
import sys

print(sys.flags.hash_randomization, hash("minipy") == -525352247389362789)
