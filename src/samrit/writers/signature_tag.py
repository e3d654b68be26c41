"""The first signature's field in the structure of a tagged paper (PDF/UA: 7.18.4), where a screen reader meets it last.

Later signers have none: whoever verifies takes a structure that has changed for a paper that has changed.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def tag_first_field(writer: "IncrementalPdfFileWriter", words: str) -> None:
    """Put the paper's one signature field behind everything else, with these words for who can't see its block; an untagged paper stays so."""
    from pyhanko.pdf_utils import generic as typeless
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.sign.fields import enumerate_sig_fields

    generic: Any = typeless  # typed inside, and not marked so
    if pdf_name("/StructTreeRoot") not in writer.root:
        return
    tree = writer.root["/StructTreeRoot"]
    document, numbers = tree["/K"][0], tree["/ParentTree"]["/Nums"]
    ((_, _, field),) = enumerate_sig_fields(writer)
    widget = field.get_object()
    number = generic.NumberObject(tree["/ParentTreeNextKey"])
    page = widget.raw_get("/P")
    reads = {pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): field, pdf_name("/Pg"): page}
    element = writer.add_object(
        generic.DictionaryObject({
            pdf_name("/Type"): pdf_name("/StructElem"),
            pdf_name("/S"): pdf_name("/Form"),
            pdf_name("/P"): tree["/K"].raw_get(0),
            pdf_name("/Alt"): generic.TextStringObject(words),
            pdf_name("/K"): generic.DictionaryObject(reads),
        })
    )  # fmt: skip
    document["/K"].append(element)
    numbers += [number, element]
    widget[pdf_name("/StructParent")] = number
    tree[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(number + 1)
    for changed in (document, document["/K"], numbers, tree["/ParentTree"], tree, widget):
        writer.update_container(changed)
