"""The line to the terminal: only what differs is sent, keys arrive in order, no byte does harm."""
