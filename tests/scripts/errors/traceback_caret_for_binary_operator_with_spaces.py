width = 3
unit = "cm"
label = (width   +   unit)
