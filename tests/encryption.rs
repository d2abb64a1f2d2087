//! `https`, asked of a server that the test starts: one whose certificate is trusted, and one that nobody knows.

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};
use support::{Outcome, minipy, outcome, root};

/// The certificate of an authority, and how a server shows one from it for `localhost`.
fn certificates() -> Result<(Certificate, ServerConfig), Box<dyn std::error::Error>> {
    let mut authority = CertificateParams::new(Vec::<String>::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let issuer = KeyPair::generate()?;
    let trusted = authority.self_signed(&issuer)?;
    let key = KeyPair::generate()?;
    let server = CertificateParams::new(vec!["localhost".to_owned()])?;
    let server = server.signed_by(&key, &Issuer::new(authority, issuer))?;
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![server.der().clone()], PrivatePkcs8KeyDer::from(key.serialize_der()).into())?;
    Ok((trusted, config))
}

/// Greets whoever asks for it on that port; who goes away before is let go.
fn serve(config: ServerConfig) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let port = listener.local_addr().expect("a listener has an address").port();
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            let Ok(mut encryption) = ServerConnection::new(Arc::clone(&config)) else { continue };
            let mut stream = Stream::new(&mut encryption, &mut client);
            let mut request = Vec::new();
            let mut octet = [0];
            while !request.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut octet), Ok(1)) {
                request.push(octet[0]);
            }
            if request.starts_with(b"GET /greeting HTTP/1.1\r\n") {
                let _gone = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
            }
        }
    });
    port
}

/// Runs a program on a system that trusts the authorities in a file.
fn run(trusted: &Path, code: &str) -> Outcome {
    let mut command = minipy(&root());
    outcome(command.args(["-c", code]).env("SSL_CERT_FILE", trusted).env_remove("SSL_CERT_DIR"), b"")
}

#[test]
fn whom_the_system_trusts() {
    let (authority, config) = certificates().expect("certificates can be made");
    let (stranger, _) = certificates().expect("certificates can be made");
    let folder = tempfile::tempdir().expect("a folder");
    let (trusted, strange) = (folder.path().join("trusted.pem"), folder.path().join("strange.pem"));
    std::fs::write(&trusted, authority.pem()).expect("the file is written");
    std::fs::write(&strange, stranger.pem()).expect("the file is written");
    let url = format!("https://localhost:{}/greeting", serve(config));

    let code = format!("import urllib.request as u\nwith u.urlopen('{url}') as a: print(a.status, a.read(), a.url)");
    let got = run(&trusted, &code);
    assert_eq!(got.stdout, format!("200 b'hello' {url}\n"), "{got:?}");

    let code = format!(
        "import ssl, urllib.request as u\n\
         try: u.urlopen('{url}')\n\
         except u.URLError as e: print(type(e.reason) is ssl.SSLCertVerificationError, e.reason.args[0])\n\
         c = ssl.create_default_context()\nc.check_hostname, c.verify_mode = False, ssl.CERT_NONE\n\
         print(u.urlopen('{url}', context=c).read())"
    );
    let got = run(&strange, &code);
    assert_eq!(got.stdout, "True 1\nb'hello'\n", "{got:?}");
}

#[test]
fn sockets_cannot_be_wrapped() {
    let code = "import socket, ssl\nssl.create_default_context().wrap_socket(socket.socket())";
    let got = run(Path::new("/dev/null"), code);
    assert!(got.stderr.contains("\nNotImplementedError: sockets cannot be wrapped in minipy"), "{got:?}");
}
