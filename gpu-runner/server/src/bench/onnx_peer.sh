#!/usr/bin/env bash
# Installs Python's ONNX Runtime into a scratch environment and starts it: onnx_peer.sh <scratch folder> <version> <model.onnx> <threads> <vocabulary>
set -euo pipefail
scratch=$1
version=$2
shift 2
[ -e "$scratch/ready" ] || { python3 -m venv "$scratch/venv" && "$scratch/venv/bin/pip" install --quiet "onnxruntime==$version" numpy && touch "$scratch/ready"; } >&2
exec "$scratch/venv/bin/python" "$(dirname "$0")/onnx_peer.py" "$@"
