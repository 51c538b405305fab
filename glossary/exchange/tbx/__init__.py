"""TBX, the exchange format of termbases (ISO 30042)."""
