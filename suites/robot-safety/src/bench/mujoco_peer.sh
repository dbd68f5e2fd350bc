#!/usr/bin/env bash
# Installs MuJoCo into a scratch environment and measures it: mujoco_peer.sh <scratch folder> <arm.urdf>
set -euo pipefail
[ -e "$1/ready" ] || { python3 -m venv "$1/venv" && "$1/venv/bin/pip" install --quiet mujoco==3.14.0 && touch "$1/ready"; } >&2
exec "$1/venv/bin/python" "$(dirname "$0")/mujoco_peer.py" "$2"
