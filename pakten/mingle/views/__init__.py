"""The pages of those who take part, and of the public."""
