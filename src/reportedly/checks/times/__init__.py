"""The calendar: weekdays, durations, years ago, ordinal years and ages."""
