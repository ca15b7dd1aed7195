from functools import wraps

from django.core.exceptions import PermissionDenied

from pakten.network import rules


def _only(may_enter):
    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may_enter(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


team_only = _only(rules.is_team)
team_only.__doc__ = "Only the city's team reaches the view; others who are signed in are told that they may not."

office_only = _only(rules.is_office)
office_only.__doc__ = "Only the network office reaches the view; coordinators are told, as others, that they may not."
