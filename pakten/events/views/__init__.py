"""The calendar's pages for everybody, and those of somebody's own registration."""
