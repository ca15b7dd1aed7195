"""The network's calendar: what happens, when and where. Who meets whom there belongs to mingle."""
