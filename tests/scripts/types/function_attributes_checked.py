def f(): pass
f.a = 1
d = {"b": 2}
f.__dict__ = d
print(f.b, f.__dict__ == d, hasattr(f, "a"))
for bad in 5, None, []:
    try: f.__dict__ = bad
    except TypeError as e: print(e)
try: del f.__dict__
except TypeError as e: print(e)
print(type(f.__builtins__), f.__builtins__["len"] is len)
print("f" in dir(f), "b" in dir(f))
class K:
    def m(self): pass
    m.known = 5
print("known" in dir(K.m), "known" in dir(K().m), "__func__" in dir(K().m))
try: f.__name__ = 5
except TypeError as e: print(e)
try: del f.__name__
except TypeError as e: print(e)
try: f.__defaults__ = 5
except TypeError as e: print(e)
try: f.__kwdefaults__ = 5
except TypeError as e: print(e)
try: f.__annotations__ = 5
except TypeError as e: print(e)
try: f.__closure__ = ()
except AttributeError as e: print(e)
try: f.__globals__ = ()
except AttributeError as e: print(e)
