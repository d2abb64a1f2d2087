from string import Template

text = Template("$who likes ${what}s, $$5 each")
print(text.substitute(who="Tim", what="apple"), text.substitute({"who": "Ann", "what": "pear"}, who="Bob"))
print(text.safe_substitute(who="Tim"), text.template, text.is_valid(), text.get_identifiers())
print(Template("$a ${a}b $a_b $A é$é").safe_substitute(a=1, a_b=2, A=3), Template("50% of $").safe_substitute())


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%a_b %% %{c_d} $x").substitute(a_b=1, c_d=2))


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: text.substitute(who="x"))
show(lambda: Template("one\ntwo $ three").substitute())
show(lambda: Template("${x").substitute(x=1))
show(lambda: Template("$1").substitute())
show(lambda: Template("${ x}").substitute(x=1))
show(lambda: Template("a").substitute(1, 2))
show(lambda: Percent("%ab").substitute(ab=1))
print(Template("bad $ one").is_valid())
