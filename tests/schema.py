"""What of ours stands in a database: tables with their columns and constraints, and the rows it begins with."""

import json

from django.apps import apps

INSTALLED = ("network.Level", "plan.Goal", "plan.Indicator")


def described(connection):
    """{"tables": {name: [columns, constraints]}, "rows": {model: [values]}}, in no order of their own."""
    ours = tuple(f"{app.label}_" for app in apps.get_app_configs() if app.name.startswith("pakten."))
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name.startswith(ours)]
        tables = {name: [_columns(connection, cursor, name), _constraints(connection, cursor, name)] for name in names}
    return {"tables": tables, "rows": {label: _rows(label) for label in INSTALLED}}


def _columns(connection, cursor, table):
    found = connection.introspection.get_table_description(cursor, table)
    return sorted(
        [column.name, str(column.type_code), column.internal_size, column.null_ok, column.collation] for column in found
    )


def _constraints(connection, cursor, table):
    """Without the names: SQLite gives none to some, and Django makes one up from the order."""
    found = connection.introspection.get_constraints(cursor, table)
    return sorted(json.dumps(each, sort_keys=True, default=str) for each in found.values())


def _rows(label):
    """Without the numbers of rows: they go on counting when a table is emptied."""
    kinds = apps.get_model(label)._meta.concrete_fields
    fields = [field.attname for field in kinds if not (field.primary_key or field.is_relation)]
    return sorted(json.dumps(row, default=str) for row in apps.get_model(label).objects.values_list(*fields))


if __name__ == "__main__":
    import django

    django.setup()
    from django.db import connection

    print(json.dumps(described(connection)))
