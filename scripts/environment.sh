# Sourced by demo, test and check: makes .venv with the extras named in $1, once for each pyproject.toml.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
extras=$1
python=${PYTHON:-python3}
if [ -x .venv/bin/python ]; then bin=.venv/bin; elif [ -x .venv/Scripts/python.exe ]; then bin=.venv/Scripts; else
  "$python" -m venv .venv
  if [ -x .venv/bin/python ]; then bin=.venv/bin; else bin=.venv/Scripts; fi
fi
stamp=".venv/installed-${extras:-core}-$(cksum < pyproject.toml | cut -d' ' -f1)"
if [ ! -e "$stamp" ]; then
  "$bin/python" -m pip install --quiet --disable-pip-version-check -e ".${extras:+[$extras]}"
  touch "$stamp"
fi
export PYTHONUTF8=1
