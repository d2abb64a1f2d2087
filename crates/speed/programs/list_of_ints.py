numbers = list(range(10**6))
print(len(numbers))
