from django import template

from pakten.mingle.forms import cell_name

register = template.Library()
register.filter("cell_name", cell_name)
