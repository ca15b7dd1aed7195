"""What a register of members says, as it comes in as a file: columns, values, troubles. No database."""
