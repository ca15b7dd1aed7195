from django.urls import path

from pakten.mingle.office import bench, mingles, papers, people, sign_ups

app_name = "mingle"
urlpatterns = []
office_urlpatterns = [
    path("", mingles.mingles, name="mingles"),
    path("new/", mingles.make, name="make"),
    path("<int:pk>/", mingles.mingle, name="mingle"),
    path("<int:pk>/upload/", sign_ups.upload, name="upload"),
    path("<int:pk>/check/", sign_ups.check, name="check"),
    path("<int:pk>/columns/", sign_ups.columns, name="columns"),
    path("<int:pk>/mend/", sign_ups.mend, name="mend"),
    path("<int:pk>/row-back/<int:row>/", sign_ups.row_back, name="row_back"),
    path("<int:pk>/take-in/", sign_ups.take_in, name="take_in"),
    path("<int:pk>/people/", people.people, name="people"),
    path("<int:pk>/people/<str:key>/", people.person, name="person"),
    path("<int:pk>/bench/", bench.bench, name="bench"),
    path("<int:pk>/turn/", bench.turn, name="turn"),
    path("<int:pk>/pair/", bench.pair, name="pair"),
    path("<int:pk>/undo/", bench.undo, name="undo"),
    path("<int:pk>/prices/", bench.prices, name="prices"),
    path("<int:pk>/publish/", bench.publish, name="publish"),
    path("<int:pk>/pairs.csv", papers.table, name="table"),
    path("<int:pk>/slips.pdf", papers.slips, name="slips"),
    path("<int:pk>/print/", papers.page, name="page"),
    path("<int:pk>/remove/", mingles.remove, name="remove"),
]
