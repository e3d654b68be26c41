"""What a process of the web has in memory before anybody asks for it: no library that only some work needs."""

import subprocess
import sys

# Each takes 5 to 80 MB, in every process of the web.
_HEAVY = "duckdb ibis pandas pyarrow matplotlib altair typst pyhanko pypdfium2 zxcvbn httpx pythainlp nlpo3 openpyxl docx pikepdf"
_ASK = f"""
import sys, django
django.setup()
import samrit.config.urls
print(sorted(set("{_HEAVY}".split()) & sys.modules.keys()))
"""


def test_the_addresses_load_no_library_that_only_some_work_needs() -> None:
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
