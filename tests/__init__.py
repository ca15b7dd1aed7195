"""Tests of the whole house, and what tests everywhere stand on."""
