#!/bin/sh
# Makes the virtual environment that the Makefile works in; says in one line what is missing.
#   sh tools/set-up.sh            the package alone, which is all that using it needs
#   sh tools/set-up.sh GROUP      the package and a dependency group of pyproject.toml
set -eu
fail() { echo "dragoman: $1" >&2; exit 1; }
group=${1:-}
command -v "$PYTHON" >/dev/null 2>&1 ||
  fail "Python is missing: install Python 3.11 or newer, or name one with PYTHON=/path/to/python3.11"
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$("$PYTHON" --version) is too old: install Python 3.11 or newer, or name one with PYTHON=/path/to/python3.11"
"$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
  fail "Python's venv module is missing: on Debian and Ubuntu, install the package python3-venv"
[ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
echo "Setting up $VENV${group:+ for $group} (once, a minute or two)"
pip() { "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "$@"; }
pip --upgrade 'pip>=25.1' || fail "pip could not be brought up to date: check the network or pip's settings"
pip --editable . ${group:+--group "$group"} || fail "the packages could not be installed: see pip's message above"
# An editable install leaves this to the first start, and where Python is told to write no bytecode, to every start.
"$VENV/bin/python" -m compileall -q src || fail "the package does not compile: see the message above"
touch "$VENV/.ready${group:+-$group}"
