for f() in xs:
    pass
