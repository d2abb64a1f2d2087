import sys
print("out")
sys.exit("message goes to stderr")
