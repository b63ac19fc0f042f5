"""What a desk keeps beside its readings: people, sessions, keys, what was done, what waits to be read."""
