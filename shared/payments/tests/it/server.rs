//! A gateway of one script: it gives one prepared reply to each request and remembers what it was asked.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use payments::{Mode, flutterwave::Flutterwave, paystack::Paystack};
use serde_json::Value;

use crate::SECRET;

/// What the server does with one request.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// Answers.
    Answer { status: u16, headers: &'static str, body: String },
    /// Takes the request and never answers, or not in time.
    Hang,
    /// Takes the request and closes the connection.
    Close,
    /// Promises more bytes than it sends.
    Truncate,
}

impl Reply {
    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Answer { status, headers: "", body: body.into() }
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// `POST /transfer`, the query included.
    pub(crate) line: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Null when there was none.
    pub(crate) body: Value,
}

pub(crate) struct Server {
    base_url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    pub(crate) fn start(script: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("an address"));
        let script = Arc::new(Mutex::new(script.into_iter().collect::<VecDeque<_>>()));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        // The thread ends with the test process; each connection carries one request.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let reply = script.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                let log = Arc::clone(&log);
                thread::spawn(move || serve(stream, reply, &log));
            }
        });
        Self { base_url, seen }
    }

    /// A client of this server with a time-out that tests can wait for.
    pub(crate) fn client(&self) -> Paystack {
        Paystack::new(&self.base_url, SECRET, Mode::Test)
            .expect("a valid configuration")
            .with_timeout(Duration::from_millis(800))
    }

    /// The same for the other provider.
    pub(crate) fn flutterwave(&self) -> Flutterwave {
        Flutterwave::new(&self.base_url, crate::flutterwave::SECRET, Mode::Test)
            .expect("a valid configuration")
            .with_timeout(Duration::from_millis(800))
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn serve(stream: TcpStream, reply: Option<Reply>, log: &Mutex<Vec<Seen>>) {
    let mut stream = stream;
    let Some(seen) = read(&stream) else { return };
    log.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    let reply = reply.unwrap_or_else(|| Reply::json(500, "the script is over"));
    let _ = match reply {
        Reply::Answer { status, headers, body } => write!(
            stream,
            "HTTP/1.1 {status} -\r\ncontent-type: application/json\r\nconnection: close\r\n{headers}content-length: {}\r\n\r\n{body}",
            body.len()
        ),
        Reply::Hang => {
            thread::sleep(Duration::from_secs(2));
            Ok(())
        }
        Reply::Close => Ok(()),
        Reply::Truncate => write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{{\"status\":true"),
    };
}

fn read(stream: &TcpStream) -> Option<Seen> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let line = line.trim().trim_end_matches(" HTTP/1.1").to_owned();
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        match header.trim().split_once(": ") {
            Some((name, value)) => headers.push((name.to_lowercase(), value.to_owned())),
            None => break,
        }
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Seen { line, headers, body: serde_json::from_slice(&body).unwrap_or(Value::Null) })
}
