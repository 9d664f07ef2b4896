"""How a house is run by three administrators: its organisations, its people, and the record."""
