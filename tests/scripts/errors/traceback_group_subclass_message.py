class Failures(ExceptionGroup):
    def __str__(self):
        return "custom\ntext of two lines"


raise Failures("m", [KeyError("k"), ZeroDivisionError()])
