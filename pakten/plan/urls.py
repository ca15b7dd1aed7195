"""Addresses under `plan/`; the team's under `office/plan/`, and those of goals under `office/settings/goals/`."""

from django.urls import path, re_path

from pakten.plan.office import activities, deciding, goals
from pakten.plan.office import plans as office
from pakten.plan.views import plans as views

app_name = "plan"
urlpatterns = [
    path("", views.latest, name="latest"),
    path("<int:year>/", views.plan, name="plan"),
    path("<int:year>/versions/<int:number>/", views.version, name="version"),
    path("<int:year>/plan.pdf", views.pdf, name="pdf"),
    path("<int:year>/say/", views.say, name="say"),
    path("<int:year>/propose/", views.propose, name="propose"),
    path("proposals/<int:pk>/", views.proposal, name="proposal"),
]
activity_urlpatterns = [
    path("", office.all_plans, name="plans"),
    path("begin/", office.begin, name="begin"),
    path("<int:year>/", office.plan, name="plan"),
    re_path(r"^(?P<year>\d+)/activity-plan\.(?P<kind>xlsx|csv)$", office.table, name="table"),
    path("<int:year>/plan.pdf", office.pdf, name="pdf"),
    path("<int:year>/said/", office.said, name="said"),
    path("<int:year>/add/", activities.add, name="add"),
    path("<int:year>/consult/", deciding.consult, name="consult"),
    path("<int:year>/decide/", deciding.decide, name="decide"),
    path("<int:year>/close/", deciding.close, name="close"),
    path("<int:year>/reopen/", deciding.reopen, name="reopen"),
    path("<int:year>/copy/", deciding.copy, name="copy"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/change/", activities.change, name="change"),
    path("activities/<int:pk>/take-in/", activities.take_in, name="take_in"),
    path("activities/<int:pk>/decline/", activities.decline, name="decline"),
]
office_urlpatterns = [
    path("", goals.goals, name="goals"),
    path("add/", goals.add, name="add"),
    path("<int:pk>/", goals.change, name="change"),
    path("<int:pk>/add/", goals.add, name="add_part"),
    path("<int:pk>/move/", goals.move, name="move"),
    path("<int:pk>/remove/", goals.remove, name="remove"),
]
