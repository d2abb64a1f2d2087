from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("a", [])))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations("ab", 3)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 0)), list(combinations_with_replacement("ab", 2)), len(list(combinations(range(10), 5))))
