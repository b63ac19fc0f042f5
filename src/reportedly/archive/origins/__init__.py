"""Origins: how many reports of a claim stand by themselves, over the archive.

gather the claim's mentions → fold those that share its words → see who credits whom → weigh each that is left →
an interval, with its reasons.
"""
