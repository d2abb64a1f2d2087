# leading comment

def f(  # after paren
    a,  # first
    # between

    b=2,
):  # after colon
    # only a comment

    return (a  # value
            + b)  # end
    # trailing comment
if True:
    pass
    # comment at deeper level
# comment at outer level
x = [  # list
    1,

    # hole
    2]
print(f(1), x)
  # indented comment is no error
