"""The room a mingle is held in: where tables stand, how loud it gets, who sits where. Pure computing, no database."""
