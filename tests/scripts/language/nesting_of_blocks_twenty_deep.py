def f():
    n = 0
    for a in (1,):
     for b in (1,):
      for c in (1,):
       for d in (1,):
        for e in (1,):
         for g in (1,):
          while True:
           try:
            with C():
             for h in (1, 2):
              if h == 2:
               try:
                raise ValueError(n)
               except ValueError:
                n += h
                break
            break
           finally:
            n += 10
    return n
class C:
    def __enter__(self): pass
    def __exit__(self, *a): pass
print(f())
