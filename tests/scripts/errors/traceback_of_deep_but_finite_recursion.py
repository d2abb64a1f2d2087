def walk(tree, path=()):
    if not tree:
        return path
    return walk(tree["next"], path + (tree["name"],))
tree = {"name": "a", "next": {"name": "b", "next": {"name": "c", "next": {"nam": "d"}}}}
walk(tree)
