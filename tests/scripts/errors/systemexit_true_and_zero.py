import sys
try:
    sys.exit(True)
except SystemExit as e:
    print(e.code)
sys.exit(0)
