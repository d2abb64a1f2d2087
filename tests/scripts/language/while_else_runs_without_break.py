def search(xs, want):
    i = 0
    while i < len(xs):
        if xs[i] == want:
            print("found at", i)
            break
        i += 1
    else:
        print("not found")
search([1, 2, 3], 2)
search([1, 2, 3], 9)
search([], 1)
