def f():
    """First.

        Indented four more.
      Two.
    """
class C:
    '''One
       two
    '''
print(repr(f.__doc__))
print(repr(C.__doc__))
