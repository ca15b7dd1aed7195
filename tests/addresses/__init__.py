"""What every address answers to whom: one file for each part of the house, with

- `PAGES`: the name of each address and what it answers, see `ROLES`;
- `make(own)`: the rows these addresses need, about the organisation `own`; gives the arguments of each address by
  its name, for those that take any.
"""

ROLES = ("stranger", "other", "own", "coordinator", "office")
# stranger: nobody signed in; other: a contact of another organisation; own: a contact of the organisation it is about;
# coordinator, office: the city's team
SIGN_IN = "sign in"  # sent to the page for signing in
PUBLIC = (200, 200, 200, 200, 200)
SIGNED_IN = (SIGN_IN, 200, 200, 200, 200)
TEAM = (SIGN_IN, 403, 403, 200, 200)
TEAM_POST = (SIGN_IN, 403, 403, 302, 302)  # opening the address of a form leads to where it stands
OFFICE = (SIGN_IN, 403, 403, 403, 200)
OFFICE_POST = (SIGN_IN, 403, 403, 403, 302)
