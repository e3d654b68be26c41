"""Every kind of file that comes in has its importer and its page, and none asks for more than these."""

import pytest

from samrit.actions.importer import KINDS, Importer, importer_of
from samrit.records.models import Import
from samrit.web.importing import PAGES, ImportPage, page_class


def test_the_two_tables_name_the_same_kinds() -> None:
    assert list(KINDS) == list(PAGES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_an_importer_and_a_page(kind: str) -> None:
    importer = importer_of(Import(kind=kind))

    assert isinstance(importer, Importer)
    assert issubclass(page_class(kind), ImportPage)
    assert len(kind) <= (Import._meta.get_field("kind").max_length or 0)
