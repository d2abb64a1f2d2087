def area():
    width, height = 2, 3
    return widht * height
area()
