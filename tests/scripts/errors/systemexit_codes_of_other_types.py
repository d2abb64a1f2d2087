# exit: 1
import sys
print("a tuple is printed")
sys.exit(False or (1, "two"))
