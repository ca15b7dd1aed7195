from django.urls import path, re_path

from pakten.events import after_office, door_office, office
from pakten.events.views import calendar, door, going_on, registration

app_name = "events"
urlpatterns = [
    path("", calendar.events, name="events"),
    path("organisations/", registration.organisations, name="organisations"),
    path("r/<str:key>/", registration.ticket, name="ticket"),
    path("r/<str:key>/change/", registration.change, name="change"),
    path("r/<str:key>/cancel/", registration.cancel, name="cancel"),
    path("r/<str:key>/answer/", registration.answer, name="answer"),
    path("r/<str:key>/again/", registration.again, name="again"),
    path("door/<str:key>/", door.helper_page, name="door"),
    path("door/<str:key>/list/", door.helper_everybody, name="door_list"),
    path("door/<str:key>/news/", door.helper_news, name="door_news"),
    path("door/<str:key>/send/", door.helper_send, name="door_send"),
    path("door/<str:key>/worker.js", door.helper_worker, name="door_worker"),
    path("<slug:slug>/", calendar.event, name="event"),
    path("<slug:slug>/calendar.ics", calendar.calendar, name="calendar"),
    path("<slug:slug>/picture.webp", calendar.picture, name="picture"),
    path("<slug:slug>/register/", registration.register, name="register"),
    path("<slug:slug>/register/colleagues/", registration.colleagues, name="colleagues"),
    path("<slug:slug>/go-on/<str:key>/", going_on.go_on, name="go_on"),
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
    path("<int:pk>/after/", after_office.after_page, name="after"),
    path("<int:pk>/evaluate/", after_office.evaluate, name="evaluate"),
    path("<int:pk>/evaluate/send/", after_office.send_evaluation, name="send_evaluation"),
    path("<int:pk>/lead/", after_office.lead, name="lead"),
    path("<int:pk>/lead/names/", after_office.lead_names, name="lead_names"),
    re_path(r"^(?P<pk>\d+)/figures\.(?P<kind>xlsx|csv)$", after_office.figures_table, name="figures"),
    path("<int:pk>/door/", door.page, name="door"),
    path("<int:pk>/door/list/", door.everybody, name="door_list"),
    path("<int:pk>/door/news/", door.news, name="door_news"),
    path("<int:pk>/door/send/", door.send, name="door_send"),
    path("<int:pk>/door/worker.js", door.worker, name="door_worker"),
    path("<int:pk>/at-the-door/", door_office.at_the_door, name="at_the_door"),
    path("<int:pk>/badges.pdf", door_office.badges, name="badges"),
    path("registration/<int:pk>/", office.registration, name="registration"),
]
