"""The house widgets: the only inputs, and the only ways to show people's text, in the interface.

`LineInput` and `TextInput` take text, `plain` and its kin show it; screens use nothing else.
"""
