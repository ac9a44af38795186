//! The HTTP side: files of the site, full-text search, and the event stream behind live reload.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt as _};
use tower_http::set_header::SetResponseHeaderLayer;

use super::site::LiveSite;
use crate::vfs;

/// The script that waits for a rebuild; a file of its own, for the policy forbids inline scripts.
const RELOAD_JS: &str = include_str!("reload.js");
const RELOAD_TAG: &[u8] = b"<script src=\"/__casebook/reload.js\" defer></script>";

/// Most hits one request may ask for.
const MAX_HITS: usize = 100;

/// Builds the routes of the dev server.
pub(super) fn router(live: Arc<LiveSite>) -> Router {
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    Router::new()
        .route(
            "/__casebook/reload.js",
            get(|| async { ([(header::CONTENT_TYPE, "text/javascript")], RELOAD_JS) }),
        )
        .route("/__casebook/events", get(events))
        .route("/search.json", get(search))
        .fallback(get(file))
        .layer(middleware::from_fn(only_local_hosts))
        .layer(set(header::CONTENT_SECURITY_POLICY, "default-src 'self'"))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .with_state(live)
}

/// Refuses requests whose `Host` is not this machine, so that a web page elsewhere cannot read
/// internal reports by pointing its own name at the loopback address.
async fn only_local_hosts(request: Request, next: Next) -> Response {
    let host =
        request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host }
    });
    if matches!(name, "localhost" | "127.0.0.1" | "[::1]") {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "casebook serves this machine only\n").into_response()
    }
}

#[derive(Deserialize)]
struct SearchQuery {
    #[serde(default)]
    q: String,
    limit: Option<usize>,
}

async fn search(State(live): State<Arc<LiveSite>>, Query(query): Query<SearchQuery>) -> Response {
    let limit = query.limit.unwrap_or(20).clamp(1, MAX_HITS);
    match live.current().engine.search(&query.q, limit) {
        Ok(results) => match serde_json::to_vec(&results) {
            Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
            Err(error) => failed(&error),
        },
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::error::Error) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response()
}

/// Sends an event whenever the site was built anew.
async fn events(
    State(live): State<Arc<LiveSite>>,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let changes = WatchStream::from_changes(live.versions());
    let stream =
        changes.map(|version| Ok(sse::Event::default().event("rebuilt").data(version.to_string())));
    Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn file(State(live): State<Arc<LiveSite>>, uri: Uri) -> Response {
    let built = live.current();
    let Some(path) = site_path(uri.path()) else {
        return (StatusCode::BAD_REQUEST, "the address is not valid\n").into_response();
    };
    if let Some(bytes) = built.output.get(&path) {
        return respond(StatusCode::OK, &path, bytes);
    }
    if let Some(on_disk) = built.copies.get(&path) {
        return match vfs::read_bytes(on_disk) {
            Ok(bytes) => respond(StatusCode::OK, &path, &bytes),
            Err(error) => (StatusCode::NOT_FOUND, format!("{error:#}\n")).into_response(),
        };
    }
    if built.output.get(&format!("{path}/index.html")).is_some() {
        return Redirect::permanent(&format!("{}/", uri.path())).into_response();
    }
    match built.output.get("404.html") {
        Some(bytes) => respond(StatusCode::NOT_FOUND, "404.html", bytes),
        None => (StatusCode::NOT_FOUND, "not found\n").into_response(),
    }
}

/// Turns a request path into a path of the output; a folder means its index.
fn site_path(path: &str) -> Option<String> {
    let decoded =
        percent_encoding::percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    Some(if decoded.is_empty() || decoded.ends_with('/') {
        format!("{decoded}index.html")
    } else {
        decoded.into_owned()
    })
}

fn respond(status: StatusCode, path: &str, bytes: &[u8]) -> Response {
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let is_html = mime.subtype() == mime_guess::mime::HTML;
    let kind =
        if mime.type_() == "text" { format!("{mime}; charset=utf-8") } else { mime.to_string() };
    let body = if is_html { with_reload(bytes) } else { bytes.to_vec() };
    (status, [(header::CONTENT_TYPE, kind)], Body::from(body)).into_response()
}

fn with_reload(html: &[u8]) -> Vec<u8> {
    let head_end = html.windows(7).position(|window| window == b"</head>").unwrap_or(0);
    [&html[..head_end], RELOAD_TAG, &html[head_end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_mean_their_index() {
        assert_eq!(site_path("/").as_deref(), Some("index.html"));
        assert_eq!(site_path("/incidents/inc-1/").as_deref(), Some("incidents/inc-1/index.html"));
        assert_eq!(site_path("/a%20b.csv").as_deref(), Some("a b.csv"));
        assert_eq!(site_path("/%ff"), None);
    }

    #[test]
    fn the_reload_script_goes_into_the_head() {
        let html = with_reload(b"<head><title>x</title></head><body>");
        assert_eq!(
            String::from_utf8_lossy(&html),
            "<head><title>x</title><script src=\"/__casebook/reload.js\" defer></script></head><body>"
        );
    }
}
