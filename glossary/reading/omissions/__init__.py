"""What a translation leaves out or adds: clauses and members of lists."""
