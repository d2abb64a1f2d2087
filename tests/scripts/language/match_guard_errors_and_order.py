def truth(x):
    print("guard", x)
    return x


match 1:
    case 2 if truth("never"):
        pass
    case 1 if truth(0):
        pass
    case x if truth(""):
        pass
    case y if truth("yes"):
        print(x, y)
try:
    match 0:
        case z if 1 / z:
            pass
except ZeroDivisionError as e:
    print(e)
