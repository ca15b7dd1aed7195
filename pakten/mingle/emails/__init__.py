"""The letters of mingles, a file for each noun."""
