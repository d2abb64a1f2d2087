greeting = "package body"
