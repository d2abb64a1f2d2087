from typing import Annotated, NotRequired, ReadOnly, Required, TypedDict, get_type_hints, is_typeddict


class Movie(TypedDict):
    name: str
    year: int


class Detailed(Movie, total=False):
    rating: float
    studio: Required[str]


class Loose(TypedDict):
    a: NotRequired[int]
    b: ReadOnly[str]


movie = Movie(name="x", year=1982)
print(movie, type(movie), movie["year"], Movie.__annotations__, Movie.__total__)
print(sorted(Detailed.__required_keys__), sorted(Detailed.__optional_keys__), Detailed.__total__, Detailed.__annotations__)
print(sorted(Loose.__required_keys__), sorted(Loose.__optional_keys__), Loose.__readonly_keys__, Loose.__mutable_keys__)
print(get_type_hints(Loose), get_type_hints(Loose, include_extras=True))
Functional = TypedDict("Functional", {"in": int, "x-y": str}, total=False)
print(Functional({"in": 3}), Functional.__annotations__, Functional.__optional_keys__ == {"in", "x-y"}, is_typeddict(Functional), is_typeddict(dict))
print(Detailed(name="n", year=1, studio="s"), Movie.__bases__, Movie.__orig_bases__[0] is TypedDict, Detailed.__orig_bases__)
for call in (lambda: isinstance({}, Movie), lambda: issubclass(dict, Movie), lambda: Movie(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
