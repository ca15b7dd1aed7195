from django.urls import path

from pakten.events import views

app_name = "events"
urlpatterns = [
    path("", views.events, name="events"),
    path("r/<str:key>/", views.events, name="ticket"),
    path("<slug:slug>/", views.event, name="event"),
    path("<slug:slug>/calendar.ics", views.calendar, name="calendar"),
]
office_urlpatterns = []
