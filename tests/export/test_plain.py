"""Plain: words and addresses as other programs may have them."""

import pytest

from reportedly.export.plain import LONGEST, plain, web_address
from tests.export import hostile


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ""),
        ("  two \n\t words ", "two words"),
        ("a\0b\x1b[31mc\x7f\x9b", "ab[31mc"),
        ("a\x85b\u2028c", "a b c"),
        ("\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c", "gnp.exe x"),
        ("\ud800lone\udfff \ufffe\uffff\ufdd0", "lone"),
        ("soft\u00adhyphen\ufeff\u2060 \U000e0041tag", "softhyphen tag"),
        ("ж é नबीأ 灯台 🚢", "ж é नबीأ 灯台 🚢"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("x" * 3000, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_plain(text, expected):
    """What acts unseen is left out, white space is one space, letters of every script stay, length is bounded."""
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("HTTP://A.example", "http://a.example"),
        ("https://a.example:8080/x?y=1&z=%20#p", "https://a.example:8080/x?y=1&z=%20#p"),
        ("https://a.example/ü x", "https://a.example/%C3%BC%20x"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
        ("https://a.example/<script>", "https://a.example/%3Cscript%3E"),
        ("https://a.example/50%", "https://a.example/50%25"),
        ("https://a.example/x#y#z[1]", "https://a.example/x#y%23z%5B1%5D"),
        ("https://user:word@a.example/", ""),
        ("https://a.example:port/", ""),
        ("https://a b/", ""),
        ("https:///x", ""),
        ("https://a.example/\u202e", ""),
        (" https://a.example/", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example/", ""),
        ("reports/7", ""),
        ("https://" + "a" * 2000 + ".example/", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_web_address(text, expected):
    """Only http and https with a host and no user's name, in ASCII; anything else is no address."""
    assert web_address(text) == expected


@pytest.mark.parametrize("text", hostile.NASTY)
def test_hostile(text):
    """A hostile word is plain in the end, and plain words are left as they are."""
    assert plain(plain(text)) == plain(text)
    assert web_address(text) == ""
