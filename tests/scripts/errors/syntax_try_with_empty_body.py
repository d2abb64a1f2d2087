try:
print(x)
except E:
    pass
