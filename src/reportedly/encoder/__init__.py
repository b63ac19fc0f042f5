"""The one trained encoder: tokenizer, windows, ONNX weights and what they say of each word piece."""

from reportedly.encoder.encoding import ANCHOR, SOURCE_OF, TAGS, Encoding
from reportedly.encoder.model import Encoder, load, sha256_of
from reportedly.settings import MODELS

__all__ = ["ANCHOR", "MODELS", "SOURCE_OF", "TAGS", "Encoder", "Encoding", "load", "sha256_of"]
