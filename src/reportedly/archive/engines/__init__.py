"""The corpus job: who shares which passages, over archives of any size, on one machine or on a cluster.

``job.py`` has the steps, written once; ``embedded.py`` and ``daft.py`` run them; ``steps.py`` keeps what each step
gave, as Parquet, so that a job that was killed goes on; ``build.py`` is the verb. Needs the extra ``cluster``.
"""
