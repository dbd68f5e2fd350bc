"""Serves one Hugging Face checkpoint with PyTorch over Hakari's runner protocol."""

VERSION = "0.1.0"
