//! The dev server over real HTTP: pages, search, live reload, and who may ask.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::cli::SMALL;
use crate::support::Casebook;

/// A running server; stopped when dropped.
struct Server {
    child: Child,
    stderr: BufReader<ChildStderr>,
    port: u16,
}

impl Server {
    fn start(casebook: &Casebook) -> Self {
        Self::start_in(casebook.root(), &[])
    }

    fn start_in(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["serve", "--as-of", "2026-11-23", "--port", "0"])
            .args(arguments)
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let stderr = BufReader::new(child.stderr.take().expect("stderr is piped"));
        let mut server = Self { child, stderr, port: 0 };
        let line = server.wait_for("Serving");
        let port = line.split("localhost:").nth(1).and_then(|rest| rest.split('/').next());
        server.port = port.and_then(|port| port.parse().ok()).expect("a port in the message");
        server
    }

    /// Reads what the server says until a line contains `word`; the server's own messages pace the
    /// test, so nothing sleeps.
    fn wait_for(&mut self, word: &str) -> String {
        let mut line = String::new();
        while self.stderr.read_line(&mut line).expect("stderr is readable") > 0 {
            if line.contains(word) {
                return line;
            }
            line.clear();
        }
        panic!("the server ended without saying {word}");
    }

    fn get(&self, path: &str) -> (String, String) {
        self.request(path, &format!("localhost:{}", self.port))
    }

    fn request(&self, path: &str, host: &str) -> (String, String) {
        let mut stream = self.open(path, host);
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_lowercase(), body.to_owned())
    }

    fn open(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the port is open");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("a request");
        stream
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn serves_pages_under_a_strict_policy() {
    let casebook = Casebook::new(SMALL);
    let server = Server::start(&casebook);
    let (head, body) = server.get("/incidents/inc-2026-001/");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(head.contains("content-security-policy: default-src 'self'"), "{head}");
    assert!(body.contains("Checkout returned errors") && body.contains("/__casebook/reload.js"));
    assert!(server.get("/incidents/inc-2026-001").0.starts_with("http/1.1 308"));
    assert!(server.get("/nowhere/").0.starts_with("http/1.1 404"));
    assert!(server.get("/../../etc/passwd").0.starts_with("http/1.1 404"));
    assert!(!casebook.path("public").exists(), "the server writes no site");
}

#[test]
fn answers_full_text_search() {
    let casebook = Casebook::new(SMALL);
    let server = Server::start(&casebook);
    let (head, body) = server.get("/search.json?q=compaction");
    assert!(head.contains("application/json"), "{head}");
    let json: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(json["hits"][0]["id"], "INC-2025-004");
    assert!(server.get("/search.json?q=%22unclosed").0.starts_with("http/1.1 200"));
}

#[test]
fn refuses_names_of_other_machines() {
    let casebook = Casebook::new(SMALL);
    let server = Server::start(&casebook);
    assert!(server.request("/", "evil.example").0.starts_with("http/1.1 403"));
    assert!(server.request("/", "127.0.0.1").0.starts_with("http/1.1 200"));
}

#[test]
fn rebuilds_when_a_file_changes_and_tells_open_pages() {
    let casebook = Casebook::new(SMALL);
    let mut server = Server::start(&casebook);
    let mut events = BufReader::new(server.open("/__casebook/events", "localhost"));
    let path = "content/incidents/2025/2025-11-05-search-slow.md";
    casebook.write(path, casebook.read(path).replace("Search was slow", "Search crawled"));
    server.wait_for("Rebuilt");
    assert!(server.get("/incidents/inc-2025-004/").1.contains("Search crawled"));
    let mut line = String::new();
    while !line.contains("event: rebuilt") {
        line.clear();
        assert!(events.read_line(&mut line).expect("an event stream") > 0, "the stream ended");
    }
    casebook.write("casebook.yaml", "content: [nowhere]\n");
    server.wait_for("not rebuilt");
    assert!(server.get("/incidents/inc-2025-004/").1.contains("Search crawled"));
}

#[test]
fn watches_a_casebook_that_is_elsewhere_and_one_without_a_content_folder() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    for folder in ["content/", ""] {
        let path = format!("{folder}queue.md");
        let text = |title| format!("---\ntitle: {title}\ndate: 2026-03-02\nseverity: sev2\n---\n");
        let casebook = Casebook::new("-- casebook.yaml --\ntitle: Elsewhere\n");
        casebook.write(&path, text("The queue stood"));
        let root = casebook.root().to_str().expect("UTF-8");
        let mut server = Server::start_in(elsewhere.path(), &["--root", root]);
        casebook.write(&path, text("The queue crawled"));
        server.wait_for("Rebuilt");
        assert!(server.get("/incidents/").1.contains("The queue crawled"), "{path}");
    }
}
