matrix = {"rows": [[1, 2], [3, 4]]}
row = 1
print(matrix["rows"][row][0])
value = matrix["rows"][row][7] + 1
