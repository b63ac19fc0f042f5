"""The MCP door: tools, resources and prompts by which a language model reads reports; nothing here writes.

``server`` builds it, ``tools``, ``resources`` and ``prompts`` are what a client sees, ``holdings`` what they read from.
``readings`` and ``archived`` arrange records compactly, ``words`` fences what reports say, ``pages`` caps the size.
"""
