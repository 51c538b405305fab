"""Translation engines behind one Protocol."""
