"""All benchmarks of the matching engine, one after the other.

    python3 -m uv run --group bench python -m bench.matching

Name some of them to run only those: pairs rounds assignment places suggest. It takes about half an hour, most of it
waiting for the candidates beside the engine; see each file for what it measures.
"""

import subprocess
import sys

JOBS = ("pairs", "rounds", "assignment", "places", "suggest")

if __name__ == "__main__":
    for job in sys.argv[1:] or JOBS:
        print(f"\n## {job}\n", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.matching_{job}"], check=True)
