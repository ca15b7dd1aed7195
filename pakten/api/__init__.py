"""The API: what other systems may read and do here, and the office's tokens for it. Not for our own pages."""
