"""What the policy of a page has refused, gathered while the page runs."""

LISTEN = """window.broken = [];
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    window.broken.push(`${violatedDirective} ${blockedURI}`);
  });"""
"""A script to run before a page: what is refused gathers in `window.broken`."""
