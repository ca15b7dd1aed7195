from django.urls import path, re_path

from pakten.surveys import office, views

app_name = "surveys"
urlpatterns = [path("<str:key>/", views.answer, name="answer")]
office_urlpatterns = [
    path("", office.surveys, name="surveys"),
    re_path(r"^evaluations\.(?P<kind>xlsx|csv)$", office.surveys_table, name="surveys_table"),
    path("over/", office.over, name="over"),
    re_path(r"^over\.(?P<kind>xlsx|csv)$", office.over_table, name="over_table"),
    path("<int:pk>/", office.survey, name="survey"),
    path("<int:pk>/preview/", office.preview, name="preview"),
    path("<int:pk>/add/", office.add_question, name="add_question"),
    path("<int:pk>/question/<int:question>/", office.question, name="question"),
    path("<int:pk>/up/<int:question>/", office.move_up, name="move_up"),
    path("<int:pk>/remove/<int:question>/", office.remove_question, name="remove_question"),
    path("<int:pk>/remind/", office.remind, name="remind"),
    path("<int:pk>/close/", office.close, name="close"),
    re_path(r"^(?P<pk>\d+)/results\.(?P<kind>xlsx|csv)$", office.table, name="table"),
]
