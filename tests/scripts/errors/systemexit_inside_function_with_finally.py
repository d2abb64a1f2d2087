# exit: 4
import sys
class CM:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", a[0].__name__, a[1].code)
def f():
    try:
        with CM():
            sys.exit(4)
    finally:
        print("finally")
f()
