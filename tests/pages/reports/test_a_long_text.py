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

    assert len(text) == 26_000
    assert "and 19" in answer.decode().split('class="rest"')[1]
    assert len(answer) < 15_000
    assert len(page) < 250_000
