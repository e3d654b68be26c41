"""The longest text that was reported: its form stays small, and what comes back while one types smaller still."""

import pytest
from visitors import AsSomebody

import factories
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

LINE = "ประชุมเตรียมงานกับภาคี {n} หน่วยงาน และตรวจเยี่ยมชุมชนในพื้นที่ตามแผนงานที่กำหนดไว้ในไตรมาสนี้อย่างต่อเนื่องทุกสัปดาห์\n"


def test_a_text_of_26000_letters_is_looked_at_with_little_to_send_back(as_somebody: AsSomebody) -> None:
    text = "".join(LINE.format(n=number) for number in range(300, 501))
    text += "ก" * (26_000 - len(text))
    indicator = factories.indicator(factories.annual_plan(factories.agency("2200")))
    at = f"/office/indicators/{indicator.pk}/quarters/2/"
    typed = {"version": 1, "kind": "value", "value": "97", "narrative": text}
    client = as_somebody(RoleName.OFFICER)

    client.post(at, typed)
    page = client.get(at).content
    answer = client.post(f"{at}check/", typed, headers={"HX-Request": "true"}).content

    read = client.get(f"/office/indicators/{indicator.pk}/?quarter=2").content

    assert len(text) == 26_000
    assert len(read) < 250_000
    assert "and 19" in answer.decode().split('class="rest"')[1]
    assert len(answer) < 60_000
    assert len(page) < 250_000


def test_of_hundreds_of_remarks_the_gravest_are_listed_and_as_many_counted_as_the_step_says(
    as_somebody: AsSomebody,
) -> None:
    text = "ประชุมวันจันทร์ที่ 27 มีนาคม 2564\n" * 60  # it was a Saturday
    indicator = factories.indicator(factories.annual_plan(factories.agency("2200")))
    at = f"/office/indicators/{indicator.pk}/quarters/2/"
    client = as_somebody(RoleName.OFFICER)
    client.post(at, {"version": 1, "kind": "value", "value": "97", "narrative": text})

    page = client.get(f"/office/indicators/{indicator.pk}/?quarter=2")
    filing = client.get(at).context
    folded = filing["remarks"].folded_lines

    shown, more, beyond = (page.context[name] for name in ("remarks", "more_remarks", "beyond"))
    (step,) = (one for one in page.context["steps"] if one.is_chosen)
    assert len(shown) + len(more) == 42
    assert step.remarks == page.context["remark_count"] == 42 + beyond == filing["remark_count"]
    assert [note.number for note in (*shown, *more)] == list(range(1, 43))
    assert [times for _words, _said, times in folded] == [40]  # the same is said once
    assert filing["marks"].count("narrative") == 47  # those that are shown, and those behind the fold
