#!/bin/sh
# Prepares a checkout: system libraries, .venv, the locked packages. Safe to run again at any time.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }

# --- Python -------------------------------------------------------------------------------------------------------
python=""
for candidate in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    say "Fernlight needs Python 3.11 or newer, and none was found."
    exit 1
fi

# --- system libraries (Debian and its relatives; elsewhere Qt's wheels bring what they need) -----------------------
missing=""
need() { # need PACKAGE LIBRARY-FILE
    ldconfig -p 2>/dev/null | grep -q "$2" || missing="$missing $1"
}
if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null 2>&1; then
    PATH="$PATH:/sbin:/usr/sbin"
    need libegl1 libEGL.so.1
    need libgl1 libGL.so.1
    need libfontconfig1 libfontconfig.so.1
    need libglib2.0-0 libglib-2.0.so.0
    need libdbus-1-3 libdbus-1.so.3
    need libxkbcommon-x11-0 libxkbcommon-x11.so.0
    need libxcb-cursor0 libxcb-cursor.so.0
    need libxcb-icccm4 libxcb-icccm.so.4
    need libxcb-image0 libxcb-image.so.0
    need libxcb-keysyms1 libxcb-keysyms.so.1
    need libxcb-randr0 libxcb-randr.so.0
    need libxcb-render-util0 libxcb-render-util.so.0
    need libxcb-shape0 libxcb-shape.so.0
    need libxcb-xinerama0 libxcb-xinerama.so.0
    need libxcb-xkb1 libxcb-xkb.so.1
    "$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
fi
if [ -n "$missing" ]; then
    as_root=""
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo env"
    fi
    if [ -z "$as_root" ]; then
        say "Please install these system packages, then run the same command again: sudo apt-get install$missing"
        exit 1
    fi
    say "Installing system packages:$missing"
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    # shellcheck disable=SC2086 # the list is meant to be split into words
    $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
        say "These system packages could not be installed:$missing"
        exit 1
    }
fi

# --- the virtual environment ---------------------------------------------------------------------------------------
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    "$python" -m venv .venv
fi
if [ ! -f .venv/ready ] || ! cmp -s requirements.lock .venv/installed.lock; then
    say "Installing the locked packages into .venv (some 300 MB the first time)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
    cp requirements.lock .venv/installed.lock
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
touch .venv/ready
