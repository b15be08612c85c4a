"""What the policy of a page has refused, gathered while the page runs."""

from __future__ import annotations

LISTEN = """window.broken = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    window.broken.push(`${violatedDirective} ${blockedURI}`);
  });"""
"""A script to run before a page: what is refused gathers in `window.broken`."""
