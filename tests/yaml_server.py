"""The language server of editors for YAML, spoken to as an editor does."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import outside_tools

SERVER = "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {
    "yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True, "format": {}},
    "http": {},
}


class Server:
    """One running server. A document is opened, asked about, and closed."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process, self.asked, self.version = process, 0, 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def send(self, **message: Any) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """The next message; what the server asks the editor is answered, what it says of files is kept."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            answer = [SETTINGS.get(item.get("section", "")) for item in items]
            self.send(id=message["id"], result=answer if message["method"] == "workspace/configuration" else None)
        return message

    def ask(self, method: str, **params: Any) -> Any:
        self.asked += 1
        self.send(id=self.asked, method=method, params=params)
        while (message := self.receive()).get("id") != self.asked or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a document; everything that the server underlines in it."""
        uri = path.as_uri()
        self.diagnostics.pop(uri, None)
        self.version += 1
        document = {"uri": uri, "languageId": "yaml", "version": self.version, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        while uri not in self.diagnostics:
            self.receive()
        return self.diagnostics[uri]

    def close(self, path: Path) -> None:
        self.send(method="textDocument/didClose", params={"textDocument": {"uri": path.as_uri()}})

    def at(self, method: str, path: Path, line: int, character: int) -> Any:
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{method}", **place)

    def hover(self, path: Path, line: int, character: int) -> str:
        """What the pointer shows at a place; nothing where it shows nothing."""
        found = self.at("hover", path, line, character)
        return found["contents"]["value"] if found else ""

    def offers(self, path: Path, line: int, character: int) -> list[dict[str, Any]]:
        """What is offered at a place."""
        found = self.at("completion", path, line, character)
        return found["items"] if isinstance(found, dict) else found or []


@contextmanager
def yaml_server(folder: Path) -> Iterator[Server]:
    """A server that works in a folder."""
    command = [outside_tools.node(), str(outside_tools.FOLDER / SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder) as process:
        server = Server(process)
        asks = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        asks["textDocument"]["completion"] = {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        }  # type: ignore[dict-item]  # the protocol's own nesting
        server.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=asks)
        server.send(method="initialized", params={})
        server.send(method="workspace/didChangeConfiguration", params={"settings": SETTINGS})
        try:
            yield server
        finally:
            server.ask("shutdown")
            server.send(method="exit", params={})
