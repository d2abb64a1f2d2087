class Config:
    name = "x"
    size = int("12") + int("y2")
    other = 1
