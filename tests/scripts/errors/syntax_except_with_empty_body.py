try:
    pass
except E:
print(x)
