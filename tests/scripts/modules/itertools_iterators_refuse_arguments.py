import itertools
for wrong in (lambda: itertools.zip_longest(1), lambda: itertools.zip_longest([1], 2), lambda: itertools.zip_longest([1], fill=2),
              lambda: zip([1], 2), lambda: map(1), lambda: map(len, 3), lambda: filter(1), lambda: next(itertools.chain(1))):
    try:
        wrong()
    except TypeError as error:
        print(error)
