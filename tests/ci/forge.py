"""A GitHub of our own on this machine: comments of pull requests, as far as the action asks for them."""

import http.server
import json
import re
import threading
import urllib.parse

COMMENTS = re.compile(r"/repos/example/incidents/issues/7/comments")
COMMENT = re.compile(r"/repos/example/incidents/issues/comments/(\d+)")
BOT = "github-actions[bot]"


class Forge:
    """Keeps comments and answers on a free port of the loopback address."""

    def __init__(self):
        self.comments = []
        self.token = "secret-token"
        self.may_write = True
        self.is_broken = False
        self.asked = []
        forge = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """One request."""

            def log_message(self, *_):
                pass

            def do_GET(self):
                forge.answer(self)

            do_POST = do_PATCH = do_GET

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def put(self, body, author=BOT):
        self.comments.append({"id": 100 + len(self.comments), "user": {"login": author}, "body": body})
        return self.comments[-1]

    def bodies(self):
        return [comment["body"] for comment in self.comments]

    def answer(self, request):
        length = int(request.headers.get("Content-Length") or 0)
        body = request.rfile.read(length)
        code, value = self.decide(request, body)
        self.asked.append((request.command, code))
        data = json.dumps(value).encode()
        request.send_response(code)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def decide(self, request, body):
        """Returns the status and the answer, strict about everything GitHub is strict about."""
        where = urllib.parse.urlsplit(request.path)
        if request.headers.get("Authorization") != f"Bearer {self.token}":
            return 401, {"message": "Bad credentials"}
        if self.is_broken:
            return 422, {"message": "Validation Failed"}
        if request.command == "GET" and COMMENTS.fullmatch(where.path):
            query = dict(urllib.parse.parse_qsl(where.query))
            size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
            return 200, self.comments[(page - 1) * size : page * size]
        if request.command not in ("POST", "PATCH"):
            return 404, {"message": "Not Found"}
        if not self.may_write:
            return 403, {"message": "Resource not accessible by integration"}
        text = json.loads(body)["body"]
        if len(text) > 65_536:
            return 422, {"message": "Body is too long (maximum is 65536 characters)"}
        if request.command == "POST" and COMMENTS.fullmatch(where.path):
            return 201, self.put(text)
        one = COMMENT.fullmatch(where.path)
        found = [it for it in self.comments if one and it["id"] == int(one[1])]
        if request.command != "PATCH" or not found:
            return 404, {"message": "Not Found"}
        found[0]["body"] = text
        return 200, found[0]
