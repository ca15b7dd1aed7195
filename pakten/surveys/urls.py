from django.urls import path

from pakten.surveys import office, views

app_name = "surveys"
urlpatterns = [path("<str:key>/", views.answer, name="answer")]
office_urlpatterns = [
    path("", office.surveys, name="surveys"),
    path("new/", office.make, name="make"),
    path("<int:pk>/", office.survey, name="survey"),
    path("<int:pk>/add/", office.add_question, name="add_question"),
    path("<int:pk>/remove/<int:question>/", office.remove_question, name="remove_question"),
    path("<int:pk>/remind/", office.remind, name="remind"),
    path("<int:pk>/close/", office.close, name="close"),
    path("<int:pk>/results.csv", office.table, name="table"),
]
