from django import template

from pakten.results import telling

register = template.Library()


@register.filter
def told(number, unit=""):
    """`{{ cell.value|told:indicator.unit }}`: a number as people write it, with its percent sign; None is a dash."""
    return telling.told(number, unit=unit)
