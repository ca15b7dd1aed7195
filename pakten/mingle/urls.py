app_name = "mingle"
urlpatterns = []
office_urlpatterns = []
