#!/usr/bin/env bash
# Installs scipy into a scratch environment and measures it: scipy_peer.sh <scratch folder>
set -euo pipefail
[ -e "$1/ready" ] || { python3 -m venv "$1/venv" && "$1/venv/bin/pip" install --quiet scipy==1.17.1 && touch "$1/ready"; } >&2
exec "$1/venv/bin/python" "$(dirname "$0")/scipy_peer.py"
