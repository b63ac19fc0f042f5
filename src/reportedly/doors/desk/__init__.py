"""The desk: a local web application over an archive, for people to read, review and publish from."""
