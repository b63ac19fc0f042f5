"""Other systems that find who said what, each run in an environment of its own (``environment``, ``run``).

Run here: textacy, on whole articles and paragraph by paragraph. Its spaCy pipeline is whichever of these is there
first: one named with ``--spacy-pipeline``; ``en_core_web_sm``, installed into ``.peers/textacy`` as spaCy's manual
says (it is not on PyPI); one trained here with ``pipeline``. The row says which it was.

Not run, since PyPI doesn't have what they need: sayswho (needs spaCy's experimental coreference pipeline), Citron and
the Gender Gap Tracker (no packages), CofeNet and the BERT-base tagger (code without a package or weights). What was
measured or published of them elsewhere is in ``elsewhere.csv``.
"""
