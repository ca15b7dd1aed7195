"""A city's sign-in server to try ours against: allauth's own provider as a small site of its own, and one that lies."""
