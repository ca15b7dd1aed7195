"""Files made the way people's tools make them, for tests."""
