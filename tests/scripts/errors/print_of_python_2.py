import sys
try:
    print >> sys.stderr, "x"
except TypeError as e: print(e)
try:
    print >> 5
except TypeError as e: print(e)
try:
    len >> 5
except TypeError as e: print(e)
try: print -1
except TypeError as e: print(e)
