"""yaml-language-server, which helps in VS Code and in the browser editor, spoken to as editors do: JSON over a pipe."""

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any, Self

from support.guides import NODE, ROOT

PROGRAM = ROOT / ".venv" / "npm" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """One session with it. `settings` are those of VS Code, with names such as `yaml.schemas`."""

    def __init__(self, root: Path, settings: dict[str, Any]) -> None:
        self.root = root
        self.settings = {name.removeprefix("yaml."): value for name, value in settings.items() if name[:5] == "yaml."}
        # VS Code makes whole addresses of these paths before it hands them over
        schemas = self.settings["schemas"]
        self.settings["schemas"] = {(root / path).as_uri(): pattern for path, pattern in schemas.items()}
        self.number = 0
        self.opened = 0

    def __enter__(self) -> Self:
        command = [str(NODE), str(PROGRAM), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        folder = {"uri": self.root.as_uri(), "name": "guide"}
        capable = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        start = {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": capable}
        self.ask("initialize", start)
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": self.settings}})
        while not self.diagnostics("content/tips.yml", "- no-such-field: x\n"):
            time.sleep(0.1)  # it answers before it has read its settings, and then knows no schema
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def diagnostics(self, path: str, text: str | None = None) -> list[tuple[int, str]]:
        """What it says against a file: the line, counting from 0, and the words."""
        shown = (self.root / path).read_text(encoding="utf-8") if text is None else text
        _, found = self.show(path, shown)
        return [(one["range"]["start"]["line"], one["message"]) for one in found]

    def completion(self, path: str, text: str, line: int, column: int) -> dict[str, str]:
        """What it offers at a place, with its words."""
        found = self.offers(path, text, line, column)
        return {one["label"]: json.dumps(one.get("documentation", ""), ensure_ascii=False) for one in found}

    def insertion(self, path: str, text: str, line: int, column: int, label: str) -> str:
        """What it would write at a place for one of its offers, without the marks of where to type."""
        (found,) = [one for one in self.offers(path, text, line, column) if one["label"] == label]
        return re.sub(r"\$\d+|\$\{\d+:?([^}]*)\}", r"\1", found["insertText"])

    def offers(self, path: str, text: str, line: int, column: int) -> list[dict[str, Any]]:
        found = self.at("completion", path, text, line, column)
        offered: list[dict[str, Any]] = found["items"] if isinstance(found, dict) else found
        return offered

    def hover(self, path: str, text: str, line: int, column: int) -> str:
        """What it says when the pointer rests on a place."""
        return json.dumps(self.at("hover", path, text, line, column), ensure_ascii=False)

    def at(self, what: str, path: str, text: str, line: int, column: int) -> Any:
        uri, _ = self.show(path, text)
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{what}", place)

    def show(self, path: str, text: str) -> tuple[str, list[dict[str, Any]]]:
        """Opens a new file with this text and waits for what it says against it: the file's URI, and that.

        The file has a folder of its own, so that nothing said earlier is taken for it.
        """
        self.opened += 1
        uri = (self.root / str(self.opened) / path).as_uri()
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": opened})
        while True:
            got = self.receive()
            if got.get("method") == "textDocument/publishDiagnostics" and got["params"]["uri"] == uri:
                return uri, got["params"]["diagnostics"]

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        number = self.number
        self.send({"id": number, "method": method, "params": params})
        while True:
            got = self.receive()
            if got.get("id") == number and "method" not in got:
                assert "error" not in got, got
                return got["result"]

    def tell(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """The next message. What it asks of the editor is answered on the way."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name == b"Content-Length":
                length = int(value)
        assert length, "The language server has ended."
        got: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in got and "id" in got:
            self.send({"id": got["id"], "result": self.answer(got)})
        return got

    def answer(self, asked: dict[str, Any]) -> Any:
        if asked["method"] != "workspace/configuration":
            return None
        return [self.settings if one.get("section") == "yaml" else {} for one in asked["params"]["items"]]
