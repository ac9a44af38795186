//! The dev server: the built site from memory, rebuilt as files change, with live reload and full-text search.
//!
//! In: a [`Project`] and the address to listen on. Out: HTTP on the loopback interface only. It
//! never writes to the output folder, so a site being looked at is never half built.

mod http;
mod site;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use anyhow::Context as _;
use tokio::net::TcpListener;

use crate::project::Project;

pub use site::LiveSite;

/// What the server has to tell while it runs.
#[derive(Debug)]
pub enum Event {
    /// It listens here; the first build is done.
    Listening {
        /// The address to open in a browser.
        url: String,
        /// The port that was asked for, when it was in use and another was taken.
        instead_of: Option<u16>,
    },
    /// Files changed and the site was built anew.
    Rebuilt {
        /// Number of pages and other files.
        files: usize,
        /// How long it took.
        seconds: f64,
        /// Findings in the content, by level.
        findings: crate::report::Counts,
    },
    /// Files changed and the site could not be built; the last good one is still shown.
    Failed(anyhow::Error),
}

/// Serves the casebook until interrupted, telling `tell` what happens.
///
/// # Errors
/// When the first build fails, or no port near `port` is free.
pub fn run(
    project: Project,
    options: site::Options,
    port: u16,
    tell: impl Fn(Event) + Send + Sync + 'static,
) -> anyhow::Result<()> {
    let live = Arc::new(LiveSite::build(project, options)?);
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(async {
        let (listener, taken) = listen(port).await?;
        let url = format!("http://localhost:{}/", listener.local_addr()?.port());
        let tell = Arc::new(tell);
        let watcher = watch::start(live.clone(), tell.clone())?;
        tell(Event::Listening { url, instead_of: (taken != port).then_some(port) });
        let server = axum::serve(listener, http::router(live)).with_graceful_shutdown(async {
            // Without a signal handler there is nothing to wait for; the server then runs until killed.
            let _ = tokio::signal::ctrl_c().await;
        });
        // Open event streams would keep a graceful shutdown waiting, so leaving is not graceful for them.
        tokio::select! {
            result = std::future::IntoFuture::into_future(server) => result.context("the server stopped")?,
            _ = tokio::signal::ctrl_c() => {}
        }
        drop(watcher);
        Ok(())
    })
}

pub use site::Options;

/// Binds the first free port of the ten from `port` on, on the loopback interface.
async fn listen(port: u16) -> anyhow::Result<(TcpListener, u16)> {
    let last = port.saturating_add(9);
    for candidate in port..=last {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, candidate))).await {
            Ok(listener) => return Ok((listener, candidate)),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen on port {candidate}"));
            }
        }
    }
    anyhow::bail!("ports {port} to {last} are all in use; choose another with --port")
}
