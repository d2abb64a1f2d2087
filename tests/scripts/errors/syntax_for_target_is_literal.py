for 1 in xs:
    pass
