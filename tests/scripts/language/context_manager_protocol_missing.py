class A: pass
class B:
    def __enter__(self): pass
for cls in (A, B):
    try:
        with cls():
            print("?")
    except TypeError as e:
        print(e)
