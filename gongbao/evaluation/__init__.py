"""Which translation is better: scores, significance, terms and figures, an estimate, one report."""
