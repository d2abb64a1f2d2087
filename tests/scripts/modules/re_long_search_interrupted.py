# needs: real time
# A search that would go on for ages: a signal's handler ends it.
import re
import signal

signal.signal(signal.SIGALRM, signal.default_int_handler)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    re.match(r"(?:(a)|\1?a|a)*b(?=c)", "a" * 40)
except KeyboardInterrupt:
    print("interrupted")
print(re.match(r"(?:(a)|\1?a|a)*b(?=c)", "aabc"))
