"""What the network wants: its goals. Not what came of it, which is counted where it happens."""
