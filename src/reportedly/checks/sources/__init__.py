"""Who says a figure: how many sources there are, and figures that compete."""
