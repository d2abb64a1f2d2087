number = 5
number.name = "five"
