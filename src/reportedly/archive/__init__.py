"""Many readings: who copied whom, how many origins a claim has, which figures compete, what was checked before."""
