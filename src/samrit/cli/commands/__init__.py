"""One module per command, each with its `command`; this table lists them in the order of use.

In: options and files. Out: text, files, exit codes.
May import the rest of `samrit.cli` and all that `samrit.cli` may.
"""

from samrit.cli.command import Entry
from samrit.thai.translation import Message

COMMANDS: dict[str, Entry] = {
    "check": Entry(
        "samrit.cli.commands.check",
        Message("check reports: what to correct, where, and how"),
    ),
    "convert": Entry(
        "samrit.cli.commands.convert",
        Message("write a report as text, JSON, PDF or Word"),
    ),
    "print": Entry(
        "samrit.cli.commands.print",
        Message("print a report as the official form (PDF or Word)"),
    ),
    "template": Entry(
        "samrit.cli.commands.template",
        Message("the Word template of the form or that of the slides, for an office to make its own"),
    ),
    "booklet": Entry(
        "samrit.cli.commands.booklet",
        Message("print the annual report of an agency or of the city"),
    ),
    "slides": Entry(
        "samrit.cli.commands.slides",
        Message("the year of an agency or of the city as a short deck (PowerPoint)"),
    ),
    "sign": Entry(
        "samrit.cli.commands.sign",
        Message("sign a PDF with a certificate file (PAdES)"),
    ),
    "verify": Entry(
        "samrit.cli.commands.verify",
        Message("who signed a PDF, when, and whether a byte has changed"),
    ),
    "measure": Entry(
        "samrit.cli.commands.measure",
        Message("what an event saved, from load or meter data"),
    ),
    "release": Entry(
        "samrit.cli.commands.release",
        Message("what is published of a year, as a folder of open data"),
    ),
    "rollup": Entry(
        "samrit.cli.commands.rollup",
        Message("count many cities' released results together"),
    ),
    "import": Entry(
        "samrit.cli.commands.import_",
        Message("take reports into the records, shown before they are saved"),
    ),
    "begin": Entry(
        "samrit.cli.commands.begin",
        Message("make the city and its first administrator"),
    ),
    "agencies": Entry(
        "samrit.cli.commands.agencies",
        Message("the city's tree of agencies: list it, add to it"),
    ),
    "plans": Entry(
        "samrit.cli.commands.plans",
        Message("the city's long-term plans: list them, import one from a file"),
    ),
    "places": Entry(
        "samrit.cli.commands.places",
        Message("the city's districts: list them, or let a file be the list"),
    ),
    "demo": Entry(
        "samrit.cli.commands.demo",
        Message("serve a sample city on this machine"),
    ),
    "serve": Entry(
        "samrit.cli.commands.serve",
        Message("serve the records on the web"),
    ),
    "doctor": Entry(
        "samrit.cli.commands.doctor",
        Message("what is wrong or unsafe with this installation"),
    ),
    "audit": Entry(
        "samrit.cli.commands.audit",
        Message("verify that nothing was changed behind the records' back"),
    ),
    "backup": Entry(
        "samrit.cli.commands.backup",
        Message("one encrypted file of everything, and whether it can be put back"),
    ),
    "restore": Entry(
        "samrit.cli.commands.restore",
        Message("put a backup into an empty data folder"),
    ),
    "worker": Entry(
        "samrit.cli.commands.worker",
        Message("do the work behind the pages in a process of its own"),
    ),
    "jobs": Entry(
        "samrit.cli.commands.jobs",
        Message("what is done every day or week, and doing it now"),
    ),
    "package": Entry(
        "samrit.cli.commands.package",
        Message("take a year out as one open package, or into an empty system"),
    ),
    "manage": Entry(
        "samrit.cli.commands.manage",
        Message("look after an installation: migrate, changepassword …"),
    ),
}
