"""Furniture every page uses: base templates, parts, styles, template tags, translations. Knows no domain."""
