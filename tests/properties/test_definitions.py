"""What stands in a definition and what a person enters for it are each other's way back."""

from datetime import date
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from properties import strategies
from samrit.definitions import Definition, QuarterPlan, ResultSource, entry_of, read_entry
from samrit.definitions.definition import changed
from samrit.definitions.wording import entry_of_target, same_question
from samrit.report import Comparison, Kind, Level, Target
from samrit.scoring import Accumulation

PERCENTS = st.decimals(0, 100, places=2, allow_nan=False)


def targets(definition: Definition) -> tuple[Target, ...]:
    return (definition.target, *(quarter.target for quarter in definition.quarters))


def untargeted(definition: Definition) -> Definition:
    plain = tuple(quarter.replace(target=Target()) for quarter in definition.quarters)
    return definition.replace(target=Target(), quarters=plain)


@st.composite
def shares(draw: st.DrawFn) -> tuple[Decimal | None, ...]:
    """Four weights that come to 100, or none."""
    if draw(st.booleans()):
        return (None, None, None, None)
    first = draw(st.integers(0, 50))
    return Decimal(first), Decimal(50 - first), None, Decimal(50)


ENTERED = [Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.EXACTLY, Comparison.LEVEL, Comparison.ZERO_TOLERANCE]
plain_targets = st.one_of(
    st.just(Target()),
    st.builds(Target.of, st.sampled_from(ENTERED), st.integers(0, 10**6), st.sampled_from(("หน่วยงาน", "ร้อยละ", ""))),
    st.builds(
        lambda low, by, unit: Target.of(Comparison.BETWEEN, low, unit, upper=low + by),
        st.integers(0, 99), st.integers(0, 99), st.sampled_from(("คน", "ร้อยละ")),
    ),
    st.builds(
        lambda day: Target.of(Comparison.MILESTONE, due_on=day), st.dates(date(2000, 1, 1), date(2090, 12, 31))
    ),
)  # fmt: skip


@st.composite
def definitions(draw: st.DrawFn, any_target: st.SearchStrategy[Target] = strategies.targets) -> Definition:
    """Any definition that the records may hold."""
    targets = [draw(any_target | st.just(Target())) for _ in range(5)]
    weights = draw(shares())
    quarters = tuple(QuarterPlan(target=t, weight=w) for t, w in zip(targets[1:], weights, strict=True))
    numbers = st.none() | st.decimals(-1000, 1000, places=3, allow_nan=False)
    return Definition(
        number=draw(st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{1,2})?", fullmatch=True)),
        name_th=draw(strategies.lines.filter(lambda text: Definition(name_th=text).name_th != "")),
        name_en=draw(strategies.lines),
        level=draw(st.sampled_from(Level)),
        kind=draw(st.sampled_from(Kind)),
        definition=draw(strategies.texts),
        method=draw(strategies.texts),
        target=targets[0],
        baseline=draw(numbers),
        weight=draw(st.none() | PERCENTS),
        accumulation=draw(st.sampled_from(Accumulation)),
        source=draw(st.sampled_from(ResultSource)),
        responsible=draw(st.sampled_from(("", "officer"))),
        deputy=draw(st.sampled_from(("", "deputy"))),
        nodes=tuple(draw(st.lists(st.sampled_from(("1", "2.4.1", "2.4.1@7")), unique=True))),
        quarters=quarters,  # type: ignore[arg-type]  # four of them
    )


@given(definitions())
def test_entering_what_stands_there_changes_nothing(definition: Definition) -> None:
    assert read_entry(entry_of(definition), definition) == (definition, ())


@given(definitions())
def test_a_field_that_the_entry_lacks_stays(definition: Definition) -> None:
    after, problems = read_entry({"name_th": "ชื่อใหม่"}, definition)

    assert problems == ()
    assert after is not None
    assert set(changed(definition, after)[1]) <= {"name_th"}


@given(definitions(plain_targets))
def test_what_is_entered_anew_asks_the_same(definition: Definition) -> None:
    unit = entry_of(definition)["unit"]
    quarters = tuple(
        q.replace(target=q.target if entry_of_target(q.target).unit == unit else Target()) for q in definition.quarters
    )
    source = ResultSource.RATIO if definition.source is ResultSource.RATIO else ResultSource.TYPED
    wanted = definition.replace(quarters=quarters, source=source)

    after, problems = read_entry(entry_of(wanted))
    assume(
        not any("more than can be" in problem.message.en for problem in problems)
    )  # a target of a thousand times the year's

    assert problems == ()
    assert after is not None
    assert [same_question(a, b) for a, b in zip(targets(after), targets(wanted), strict=True)] == [True] * 5
    assert untargeted(after) == untargeted(wanted)


@given(definitions(strategies.targets))
def test_anything_may_be_entered_and_is_taken_or_told_why_not(definition: Definition) -> None:
    after, problems = read_entry(entry_of(definition))

    assert (after is None) == bool(problems)
