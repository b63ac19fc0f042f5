"""The doors people and programs come in by: the command line, the desk's pages, the API, MCP."""
