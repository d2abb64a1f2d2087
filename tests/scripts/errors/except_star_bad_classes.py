def attempt(cls):
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1)])
        except* cls:
            print("caught")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))


for cls in [int, 1, (ValueError, 2), ExceptionGroup, (ValueError, BaseExceptionGroup), (), ((ValueError,),)]:
    attempt(cls)
