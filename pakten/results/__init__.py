"""What the network led to: figures, members' own reports, what is published of them. Not what it intends, which is
`plan`'s; and nobody reports here: each figure is asked from the app where it happened."""
