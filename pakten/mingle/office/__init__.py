"""The mingle's pages for the city team: the list, the sign-ups, the workbench, and what is printed."""
