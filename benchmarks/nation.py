"""A simulated country: cities × indicators × years with their four quarters and the year, counted from released results.

Makes the releases as Parquet (one file for each set and year), counts them as `samrit rollup` does, and prints seconds and the
most memory. Usage: .venv/bin/python benchmarks/nation.py [cities] [indicators] [years]
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CITIES, INDICATORS, YEARS = 7_850, 100, 5
FIRST_YEAR = 2560
COLUMNS = 20


def make(folder: Path, cities: int, indicators: int, years: int) -> None:
    """The releases of all cities, with every part of a bar in them."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET memory_limit='1500MB'")
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        con.execute(
            f"""COPY (SELECT lpad(c::VARCHAR, 5, '0') AS city_code, {year}::SMALLINT AS fiscal_year,
                'i' || lpad(i::VARCHAR, 3, '0') AS indicator_code, i::VARCHAR AS number, 'a' || (i % 12) AS agency_code,
                'ตัวชี้วัด ' || i AS name_th, '' AS name_en, ['output', 'outcome'][1 + i % 2] AS level,
                ['strategic', 'routine', 'negotiated'][1 + i % 3] AS kind, 'นิยาม' AS definition_th, 'วิธี' AS method_th,
                'แห่ง' AS unit_th, 'at_least' AS comparison, i::DECIMAL(28,10) AS target_low, NULL::DECIMAL(28,10) AS target_high,
                NULL::DATE AS target_due_on, NULL::DECIMAL(28,10) AS baseline,
                (1 + i % 7)::DECIMAL(28,10) / 4 AS weight, 'last' AS accumulation, 'typed' AS formed_by
                FROM range({cities}) c(c), range({indicators}) i(i)) TO '{folder}/samrit-indicators-{year}.parquet' (FORMAT parquet)"""
        )
        con.execute(
            f"""COPY (SELECT lpad(c::VARCHAR, 5, '0') AS city_code, {year}::SMALLINT AS fiscal_year,
                'i' || lpad(i::VARCHAR, 3, '0') AS indicator_code, ['Q1','Q2','Q3','Q4','Y'][1 + p] AS period,
                CASE WHEN h % 20 < 18 THEN (h % 500)::DECIMAL(28,10) END AS value,
                CASE h % 20 WHEN 18 THEN 'not_reported' WHEN 19 THEN 'not_yet_due' ELSE 'value' END AS value_status,
                CASE WHEN h % 20 < 16 THEN ['exceeds','meets','nearly','misses'][1 + h % 4] ELSE '' END AS verdict,
                (h % 101)::DECIMAL(28,10) AS achievement_bounded,
                CASE WHEN h % 33 = 0 THEN 'contradicted' ELSE '' END AS doubt_codes, h % 11 = 0 AS is_unsupported, 'A' AS obs_status
                FROM (SELECT c, i, p, (c * 7919 + i * 104729 + p * 31 + {year}) % 99991 AS h
                      FROM range({cities}) c(c), range({indicators}) i(i), range(5) p(p)))
                TO '{folder}/samrit-results-{year}.parquet' (FORMAT parquet)"""
        )


def count(folder: Path) -> None:
    """Count as the command does, in a process of its own, and print what it took."""
    from samrit.cli.releases import read_releases
    from samrit.scoring.nation import differing, rollups, without_indicator

    start = time.perf_counter()
    found = read_releases([folder])
    read = time.perf_counter()
    table = rollups(found.results, found.indicators).to_pyarrow()
    counted = time.perf_counter()
    orphans = without_indicator(found.results, found.indicators).to_pyarrow().as_py()
    others = differing(found.indicators).to_pyarrow().num_rows
    end = time.perf_counter()
    nation = [row for row in table.to_pylist() if row["scope_kind"] == "nation"]
    results = sum(row["indicators"] for row in nation)
    cities = sum(row["indicators"] for row in table.to_pylist() if row["scope_kind"] == "city")
    assert (cities, orphans, others) == (results, 0, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{results:,} results → {table.num_rows:,} rows of counts: read and looked through {read - start:.1f} s, "
        f"counted {counted - read:.1f} s, differences {end - counted:.1f} s, {peak:,.0f} MB at most"
    )


def main() -> int:
    """Make, count in a process of its own, print."""
    if sys.argv[1:2] == ["count"]:
        count(Path(sys.argv[2]))
        return 0
    cities, indicators, years = (*map(int, sys.argv[1:]), *(CITIES, INDICATORS, YEARS)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        make(Path(folder), cities, indicators, years)
        size = sum(one.stat().st_size for one in Path(folder).iterdir()) / 1e6
        print(
            f"{cities:,} cities × {indicators} indicators × {years} years: {size:,.0f} MB of Parquet, made in {time.perf_counter() - start:.0f} s"
        )
        return subprocess.run([sys.executable, __file__, "count", folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
