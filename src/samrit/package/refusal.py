"""Why a package can't be made or used, in one sentence for a person."""

from typing import ClassVar

from samrit.vocabulary.refusal import Invalid


class UnusablePackageError(Invalid):
    """The file is no package that can be used; `message` says why."""

    code: ClassVar[str] = "unusable_package"
