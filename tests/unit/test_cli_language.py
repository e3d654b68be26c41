"""The command line answers in the reader's language."""

import click
import pytest

from samrit.cli.command import Command, Option
from samrit.cli.commands import COMMANDS
from samrit.cli.main import run, samrit
from samrit.cli.words import choose_language


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "th_TH.UTF-8"}, "th"),
        ([], {"LANG": "th_TH.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "th"}, "th"),
        (["check", "--lang", "th"], {"LANG": "en_US.UTF-8"}, "th"),
        (["--lang=en", "check"], {"LANG": "th_TH.UTF-8"}, "en"),
        (["--lang"], {"LANG": "th_TH.UTF-8"}, "th"),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_locale(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environment) == language


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself_in_thai_and_english(name: str) -> None:
    command = samrit.get_command(click.Context(samrit), name)
    assert isinstance(command, Command)

    options = [option for option in command.params if isinstance(option, click.Option)]
    own = [option for option in options if isinstance(option, Option)]
    sentences = [COMMANDS[name].words, command.words, *command.notes, *(option.words for option in own)]

    assert own == options
    assert all(is_thai(sentence.th) and not is_thai(sentence.en) for sentence in sentences)


@pytest.mark.parametrize(
    ("arguments", "thai", "english"),
    [
        (["chekc"], "ไม่มีคำสั่ง chekc หมายถึง check หรือไม่", "there is no command chekc; is it check?"),
        (
            ["check", "--fromat", "json"],
            "ไม่มีตัวเลือก --fromat หมายถึง --format หรือไม่",
            "there is no option --fromat; is it --format?",
        ),
        (
            ["check", "--format", "xml", "x"],
            "ค่าของ --format ใช้ไม่ได้ เลือกได้: text, json",
            "the value of --format can't be used; choose one of text, json",
        ),
        (["print", "x"], "ยังไม่ได้ระบุ --output", "--output is missing"),
        (["convert"], "ยังไม่ได้ระบุ FILE", "FILE is missing"),
        (["print", "x", "y", "-o", "z"], "มีคำเกินมา: y", "there is more than the command takes: y"),
        (["manage", "migrat"], "ไม่มีคำสั่ง migrat หมายถึง migrate", "there is no command migrat; is it migrate"),
        (["manage", "dumpdata", "nothing"], "dumpdata ทำไม่สำเร็จ:", "dumpdata can't be done: "),
        (["check", "--format"], "ตัวเลือก --format ใช้ไม่ถูกต้อง", "the option --format is not used as it has to be"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_misused_command_line_is_told_in_one_sentence_in_both_languages(
    arguments: list[str], thai: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, sentence in (("th", thai), ("en", english)):
        code = run(["--lang", language, *arguments])
        printed = capsys.readouterr().err

        assert code == 2
        assert sentence in printed
        assert printed.count("\n") == 1


def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert (run(["--lang", "th", "print", "--help"]), run(["print", "--help", "--lang", "en"])) == (0, 0)

    thai, _, english = capsys.readouterr().out.partition("Usage: samrit print")
    assert "วิธีใช้: samrit print" in thai
    assert "the PDF to write" in english


def is_thai(text: str) -> bool:
    return any("ก" <= character <= "๛" for character in text)
