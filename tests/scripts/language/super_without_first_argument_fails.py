class A:
    def f(): return super()
for call in (A.f, lambda: super(), lambda: super().f):
    try:
        call()
    except RuntimeError as e:
        print(e)
