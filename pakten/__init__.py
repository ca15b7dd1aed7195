"""Pakten runs a city's member network for an inclusive labour market."""
