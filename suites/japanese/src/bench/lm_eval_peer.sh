#!/usr/bin/env bash
# Installs lm-evaluation-harness into a scratch environment and measures it: lm_eval_peer.sh <scratch folder> <small> <large>
set -euo pipefail
[ -e "$1/ready" ] || { python3 -m venv "$1/venv" && "$1/venv/bin/pip" install --quiet lm-eval==0.4.13 && touch "$1/ready"; } >&2
exec "$1/venv/bin/python" "$(dirname "$0")/lm_eval_peer.py" "$@"
