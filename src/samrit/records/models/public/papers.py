"""Signed papers as whoever holds one may verify them: which report it is, when it was signed, what it was sealed with."""

from django.db import models

from samrit.records.names import Named


class PublishedPaper(Named):
    """A signed paper. `code` follows from `content_sha256`, the hash of the sealed content; `pdf_sha256` is that of the file.

    `source` is the key of the indicator that it was made of, for who writes here alone. `superseded_at` tells when it was
    opened again; of several of one indicator the last that was signed is the newest. `paper_signers` are the roles that sign it with
    certificates, in their order; `paper_signed_at` when the first of them have, as ISO 8601.
    """

    code = models.CharField(max_length=10, unique=True)
    content_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64, db_index=True)
    source = models.BigIntegerField(db_index=True)
    fiscal_year_be = models.PositiveSmallIntegerField()
    indicator_code = models.CharField(max_length=100)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    agency_th = models.TextField()
    agency_en = models.TextField(blank=True)
    signed_as = models.TextField()
    signed_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    paper_signers = models.JSONField(default=list, blank=True)
    paper_signed_at = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.code
