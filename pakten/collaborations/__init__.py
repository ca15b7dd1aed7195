"""What members do together, from a lead to a result, and where it began. Not who they are, nor how they met."""
