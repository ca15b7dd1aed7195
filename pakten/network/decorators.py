from functools import wraps

from django.core.exceptions import PermissionDenied

from pakten.network import rules


def team_only(view):
    """Only the city's team reaches the view; others who are signed in are told that they may not."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not rules.is_team(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
