class Outer:
    class Inner(Exception):
        def __str__(self):
            return "inner message\nwith two lines"
raise Outer.Inner("x")
