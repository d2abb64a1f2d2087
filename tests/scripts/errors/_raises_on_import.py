def helper():
    return 1 / 0
print("imported module runs")
helper()
