from pakten.network import rules as network_rules


def may_see(person, event):
    """Published and cancelled events are for all, or for those with an account; drafts are the team's."""
    if network_rules.is_team(person):
        return True
    if event.state == event.State.DRAFT:
        return False
    return event.for_everybody or person.is_authenticated
