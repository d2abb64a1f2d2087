def draw(colour, width=1): pass
try:
    draw(color="red", colour="red")
except TypeError as e:
    print(e)
try:
    draw("red", widht=2)
except TypeError as e:
    print(e)
