try: float.__annotations__
except AttributeError as e: print(e)
try: float.__annotations__ = {}
except TypeError as e: print(e)
try: del float.__annotations__
except TypeError as e: print(e)
class Foo: pass
Foo.__annotations__ = {}
del Foo.__annotations__
try: del Foo.__annotations__
except AttributeError as e: print(e)
