from django.urls import path, re_path

from pakten.events import invite_office, invite_views, office
from pakten.events.views import calendar, registration

app_name = "events"
urlpatterns = [
    path("", calendar.events, name="events"),
    path("mine/", invite_views.mine, name="mine"),
    path("mine/address/", invite_views.change_feed, name="change_feed"),
    path("mine/<str:key>.ics", invite_views.my_feed, name="my_feed"),
    path("all.ics", invite_views.feed, name="feed"),
    path("i/<str:key>/", invite_views.invitation, name="invitation"),
    path("i/<str:key>/no/", invite_views.decline, name="decline"),
    path("organisations/", registration.organisations, name="organisations"),
    path("r/<str:key>/", registration.ticket, name="ticket"),
    path("r/<str:key>/change/", registration.change, name="change"),
    path("r/<str:key>/cancel/", registration.cancel, name="cancel"),
    path("r/<str:key>/answer/", registration.answer, name="answer"),
    path("r/<str:key>/again/", registration.again, name="again"),
    path("<slug:slug>/", calendar.event, name="event"),
    path("<slug:slug>/calendar.ics", calendar.calendar, name="calendar"),
    path("<slug:slug>/picture.webp", calendar.picture, name="picture"),
    path("<slug:slug>/register/", registration.register, name="register"),
    path("<slug:slug>/register/colleagues/", registration.colleagues, name="colleagues"),
]
office_urlpatterns = [
    path("", office.events, name="events"),
    path("new/", office.new, name="new"),
    path("<int:pk>/", office.registrations, name="event"),
    path("<int:pk>/edit/", office.edit, name="edit"),
    path("<int:pk>/publish/", office.publish, name="publish"),
    path("<int:pk>/call-off/", office.call_off, name="call_off"),
    path("<int:pk>/copy/", office.copy, name="copy"),
    path("<int:pk>/picture/", office.picture, name="picture"),
    path("<int:pk>/places/", office.places, name="places"),
    path("<int:pk>/add/", office.add, name="add"),
    re_path(r"^(?P<pk>\d+)/registrations\.(?P<kind>xlsx|csv)$", office.table, name="table"),
    path("<int:pk>/invitations/", invite_office.invitations, name="invitations"),
    path("<int:pk>/invitations/new/", invite_office.invite, name="invite"),
    path("<int:pk>/invitations/reminders/", invite_office.reminders, name="reminders"),
    path("registration/<int:pk>/", office.registration, name="registration"),
]
