"""From a sign-up list, as people have it, to the people of a mingle, every trouble told at once."""
