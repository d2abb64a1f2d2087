# nothing here

   # and here
