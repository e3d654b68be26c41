"""How good is it? Pure: results against targets, accumulation over quarters, scores by method, roll-up by weight.

In: targets and results. Out: judgements that explain themselves in a sentence.
May import `samrit.report` and `samrit.thai`.
"""
