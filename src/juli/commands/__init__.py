"""The commands of `juli`: each file adds some of them to the parser, and calls public functions of the rooms."""
