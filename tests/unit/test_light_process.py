"""What a process of the web has in memory before anybody asks for it: no library that only some work needs."""

import subprocess
import sys

# Each takes 2 to 80 MB, in every process of the web. What the API needs comes when a program first asks.
_HEAVY = (
    "duckdb ibis pandas pyarrow numpy matplotlib altair typst pyhanko pypdfium2 zxcvbn httpx requests chardet charset_normalizer "
    "pythainlp nlpo3 openpyxl docx pikepdf ninja pydantic unittest jinja2 rich pygments"
)
_ASK = f"""
import sys, django
django.setup()
import samrit.config.urls
print(sorted(set("{_HEAVY}".split()) & sys.modules.keys()))
"""


def test_the_addresses_load_no_library_that_only_some_work_needs() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
