"""What pages may load and where they may send anything, as their content security policy. Browsers enforce it."""

from typing import Final

RULES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'none'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Styles inside a page are the data of meters. Our scripts ask nobody for anything: data comes as scripts."""


def policy(*, own_script: bool = False) -> str:
    """The policy of every page. A script of an office's own may also ask the site itself."""
    rules = RULES | ({"connect-src": "'self'"} if own_script else {})
    return "; ".join(f"{name} {value}" for name, value in rules.items())
