"""A fiscal year as one open package: a zip of JSON, CSV, evidence, signed papers, schemas and rules, the same bytes twice.

In: the records, as of one moment. Out: the package; and, on the way back, rows for an empty system, held to their hashes.
May import queries and what lies below; imported by actions and the faces.
"""
