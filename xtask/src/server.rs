//! A small static server for the built app, with the headers that a host should send.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;

use crate::failure::{Outcome, While};
use crate::policy;

/// The app in a folder, under an address on this machine.
#[derive(Debug)]
pub struct Server {
    listener: std::net::TcpListener,
    app: PathBuf,
    sub_path: String,
}

impl Server {
    /// Takes the port; 0 means any free one. `sub_path` is `/` or like `/surveys/`.
    pub fn bind(app: &Path, port: u16, sub_path: &str) -> Outcome<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .during(format_args!("cannot listen on port {port}, try another with --port"))?;
        let inner = sub_path.trim_matches('/');
        let sub_path = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Ok(Self { listener, app: app.to_path_buf(), sub_path })
    }

    /// Where a browser finds the app.
    pub fn url(&self) -> Outcome<String> {
        let address: SocketAddr = self.listener.local_addr().during("no address to listen on")?;
        Ok(format!("http://localhost:{}{}", address.port(), self.sub_path))
    }

    /// Serves until the process ends.
    pub fn run(self) -> Outcome {
        runtime()?.block_on(self.serve())
    }

    /// Serves from threads of its own until [`Running`] is stopped; for tests.
    pub fn start(self) -> Outcome<Running> {
        let (url, runtime) = (self.url()?, runtime()?);
        runtime.spawn(async {
            self.serve().await.unwrap_or_else(|failure| eprintln!("xtask: {failure}"));
        });
        Ok(Running { url, runtime: Some(runtime) })
    }

    async fn serve(self) -> Outcome {
        let router = router(&self.app, &self.sub_path);
        let listener = TcpListener::from_std(self.listener).during("cannot listen")?;
        axum::serve(listener, router).await.during("the server stopped")
    }
}

/// A server that can be stopped; dropping it stops it.
#[derive(Debug)]
pub struct Running {
    url: String,
    runtime: Option<Runtime>,
}

impl Running {
    /// Where a browser finds the app.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Running {
    /// Closes the port and every connection, as if the network were gone, before it returns.
    fn drop(&mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        // A runtime must not be waited for from within another one, where tests may stand.
        let stopping = std::thread::spawn(|| runtime.shutdown_timeout(Duration::from_secs(5)));
        if stopping.join().is_err() {
            eprintln!("xtask: the server did not stop");
        }
    }
}

fn runtime() -> Outcome<Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_io()
        .enable_time()
        .build()
        .during("cannot start the server")
}

fn router(app: &Path, sub_path: &str) -> Router {
    let files = ServeDir::new(app).precompressed_br().precompressed_gzip();
    let router = match sub_path {
        "/" => Router::new().fallback_service(files),
        _ => Router::new().nest_service(sub_path, files),
    };
    router.layer(from_fn_with_state(app.to_path_buf(), with_headers))
}

async fn with_headers(State(app): State<PathBuf>, request: Request, next: Next) -> Response {
    let hashed = has_hash(request.uri().path());
    let name = request.uri().path().rsplit('/').next().unwrap_or_default();
    let page = app.join(if name.ends_with(".html") { name } else { "index.html" });
    let mut response = next.run(request).await;
    let page = tokio::fs::read_to_string(page).await.unwrap_or_default();
    let policy = policy::of_page(&page).unwrap_or("default-src 'self'");
    let headers = response.headers_mut();
    // The one part of the policy that a page cannot state itself.
    if let Ok(value) = HeaderValue::try_from(format!("{policy}; frame-ancestors 'none'")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, value);
    }
    let fixed = |value| HeaderValue::from_static(value);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff"));
    headers.insert(header::REFERRER_POLICY, fixed("no-referrer"));
    let caching = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, fixed(caching));
    response
}

/// Whether the file's name carries a digest of its content, as Trunk writes it: `-` and 16 hex digits.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let word = |c: char| !c.is_ascii_alphanumeric();
    name.split(word)
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn only_hashed_names_may_be_kept_for_ever() {
        assert!(has_hash("/berdaya-app-0123456789abcdef_bg.wasm"));
        assert!(has_hash("/sub/berdaya-0123456789abcdef.css"));
        assert!(!has_hash("/berdaya-worker_bg.wasm"));
        assert!(!has_hash("/sw.js"));
        assert!(!has_hash("/"));
    }

    fn get(url: &str, path: &str) -> std::io::Result<String> {
        let host = url.trim_start_matches("http://").split('/').next().unwrap_or_default();
        let mut stream = std::net::TcpStream::connect(host)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer.to_ascii_lowercase())
    }

    #[test]
    fn a_sub_path_serves_the_app_with_its_headers() -> std::io::Result<()> {
        let app = std::env::temp_dir().join(format!("berdaya-server-{}", std::process::id()));
        std::fs::create_dir_all(&app)?;
        std::fs::write(app.join("index.html"), "<meta charset=\"utf-8\"><p>hi</p>")?;
        std::fs::write(app.join("manifest.webmanifest"), "{}")?;
        std::fs::write(app.join("a.wasm"), "plain")?;
        std::fs::write(app.join("a.wasm.br"), "packed")?;
        policy::write_into(&app.join("index.html")).map_err(std::io::Error::other)?;
        let server = Server::bind(&app, 0, "surveys").map_err(std::io::Error::other)?;
        let running = server.start().map_err(std::io::Error::other)?;
        let url = running.url().to_owned();
        assert!(url.ends_with("/surveys/"), "{url}");

        let page = get(&url, "/surveys/")?;
        assert!(page.starts_with("http/1.1 200") && page.ends_with("<p>hi</p>"), "{page}");
        assert!(page.contains("cache-control: no-cache"), "{page}");
        assert!(page.contains("form-action 'none'; frame-ancestors 'none'"), "{page}");
        let wasm = get(&url, "/surveys/a.wasm")?;
        assert!(
            wasm.contains("content-type: application/wasm") && wasm.ends_with("packed"),
            "{wasm}"
        );
        let manifest = get(&url, "/surveys/manifest.webmanifest")?;
        assert!(manifest.contains("content-type: application/manifest+json"), "{manifest}");
        assert!(get(&url, "/surveys/none.js")?.starts_with("http/1.1 404"));
        assert!(get(&url, "/")?.starts_with("http/1.1 404"));

        drop(running);
        assert!(get(&url, "/surveys/").is_err(), "it still answers");
        std::fs::remove_dir_all(&app)
    }
}
