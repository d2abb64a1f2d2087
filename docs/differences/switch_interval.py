# How long a thread waits before it asks for the GIL.
import sys

print(sys.getswitchinterval())
