"""The one trained encoder: tokenizer, windows, ONNX weights and what they say of each word piece."""

from reportedly.encoder.encoding import ANCHOR, SOURCE_OF, TAGS, Encoding
from reportedly.encoder.model import Encoder, load

__all__ = ["ANCHOR", "SOURCE_OF", "TAGS", "Encoder", "Encoding", "load"]
