"""`samrit begin`: the city and its first administrator, once, in an empty installation."""

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
from samrit.cli.words import say
from samrit.thai.message import Message


@click.command(
    cls=Command,
    words=Message(
        "ตั้งต้นระบบ: สร้างเมืองและผู้ดูแลระบบคนแรก จากนั้นผู้ดูแลระบบเชิญผู้อื่นผ่านหน้าเว็บ",
        "Begin: make the city and its first administrator, who then invites everybody else on the web.",
    ),
    notes=(
        Message(
            "ระบบจะถามรหัสผ่าน เพื่อไม่ให้รหัสผ่านปรากฏในประวัติคำสั่ง",
            "The password is asked for, so that it stands in no history of commands.",
        ),
    ),
)
@click.option(
    "--code",
    cls=Option,
    required=True,
    metavar="CODE",
    words=Message("รหัสของเมือง เช่น bma", "the city's code, such as bma"),
)
@click.option("--name-th", cls=Option, required=True, words=Message("ชื่อเมืองภาษาไทย", "the city's name in Thai"))
@click.option("--name-en", cls=Option, default="", words=Message("ชื่อเมืองภาษาอังกฤษ", "the city's name in English"))
@click.option(
    "--admin",
    cls=Option,
    required=True,
    metavar="USER",
    words=Message("ชื่อผู้ใช้ของผู้ดูแลระบบ", "the administrator's user name"),
)
@click.option("--admin-name", cls=Option, required=True, words=Message("ชื่อของผู้ดูแลระบบ", "the administrator's own name"))
@click.option("--email", cls=Option, default="", words=Message("อีเมลของผู้ดูแลระบบ", "the administrator's e-mail address"))
def command(  # noqa: PLR0913 - an option each
    *, code: str, name_th: str, name_en: str, admin: str, admin_name: str, email: str
) -> int:
    """Ask for the password, make both, say what to do next."""
    start_django()
    require_database()
    from django.utils import timezone

    from samrit.actions.city.found_city import found_city
    from samrit.actions.people.people import Details

    ask = say(Message("รหัสผ่านของผู้ดูแลระบบ", "The administrator's password"))
    again = say(Message("รหัสผ่านอีกครั้ง", "Once more"))
    password = click.prompt(ask, hide_input=True, confirmation_prompt=again)
    details = Details(name_th=admin_name, username=admin, email=email)
    person = found_city(
        code=code, name_th=name_th, name_en=name_en, details=details, password=password, at=timezone.now()
    )
    click.echo(
        say(
            Message(
                f"พร้อมแล้ว เข้าสู่ระบบด้วยชื่อ {person.username} แล้วเชิญผู้อื่นที่หน้า “ผู้ใช้”",
                f"Done. Log in as {person.username}, and invite the others on the page “People”.",
            )
        )
    )
    return 0
