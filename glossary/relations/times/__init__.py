"""Relations of time: parts of periods, deadlines, days, the past and what is to come."""
