class AppError(Exception):
    code = 1
    def __init__(self, what, **extra):
        super().__init__(what)
        self.extra = extra
    def __str__(self): return f"[{self.code}] {self.args[0]} {self.extra}"
class NotFound(AppError):
    code = 404
for cls in (AppError, NotFound):
    try:
        raise cls("page", url="/x")
    except AppError as e:
        print(type(e).__name__, e, repr(e))
print(issubclass(NotFound, AppError), [c.__name__ for c in NotFound.__mro__])
