#!/bin/sh
# Makes what PeersTest asks real servers for, and says what is still missing.
#
# Usage: prepare.sh <folder>       then run the tests with HAKARI_PEERS=<folder>
#
# Needs a Python with torch, transformers[serving], tokenizers and gguf (HAKARI_PEERS_PYTHON, else python3), and for the
# one peer llama-server on the path or in HAKARI_LLAMA_SERVER (Debian from forky on: apt-get install llama.cpp-tools).
set -eu
folder=${1:?name a folder to write to}
python=${HAKARI_PEERS_PYTHON:-python3}
here=$(dirname "$0")
"$python" -c 'import gguf, tokenizers, torch, transformers' ||
  { echo "[$python] lacks a package; install: torch transformers[serving] tokenizers gguf" >&2; exit 1; }
OMP_NUM_THREADS=1 "$python" "$here/tiny_llama.py" "$folder"
"$python" -c 'import fastapi, uvicorn, openai' 2>/dev/null ||
  echo "transformers serve is not there; install: transformers[serving]" >&2
command -v "${HAKARI_LLAMA_SERVER:-llama-server}" >/dev/null ||
  echo "llama-server is not there; install llama.cpp-tools, or name it by HAKARI_LLAMA_SERVER" >&2
echo "now run the tests with HAKARI_PEERS=$folder"
