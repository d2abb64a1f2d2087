# exit: 44
import sys
try:
    sys.exit(-1)
except SystemExit as e:
    print(e.code)
print("300 is taken modulo 256")
sys.exit(300)
