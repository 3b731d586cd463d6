"""What users have to do with entries: seen, answered, put aside."""
