"""The commands, loaded one by one when asked for: a function's parameters are the command's options."""
