"""The API: the desk's verbs for programs, as REST under /api/v1, described by OpenAPI 3.1.

``mounting`` puts it on the desk's application; ``caller`` says who asks, ``meter`` how often they may; ``bodies`` reads
what they send, ``answers`` writes what they get; ``openapi`` describes all from the very records. Then one noun a file.
"""
