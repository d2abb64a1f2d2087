//! Heads of requests and answers as they are on the wire. The client library keeps neither the words of the status nor
//! capital letters in names of headers; programs and people see both.

use std::sync::Arc;

use parking_lot::Mutex;
use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};

/// The head of the answer, once all of it has come.
pub(super) type Head = Arc<Mutex<Option<Vec<u8>>>>;

/// The last of a chain of connectors: it sees what goes out and what comes in.
#[derive(Debug)]
pub(super) struct Listener {
    pub(super) head: Head,
    /// Whether a whole address is asked for, which stands behind the first `/` of the request.
    pub(super) asks_proxy: bool,
}

impl<In: Transport> Connector<In> for Listener {
    type Out = Listening<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, chained: Option<In>) -> Result<Option<Listening<In>>, Error> {
        let head = Arc::clone(&self.head);
        Ok(chained.map(|inner| Listening { inner, head, place: Place::FirstLine, drops_slash: self.asks_proxy }))
    }
}

/// Where in the request the next octet to send stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    FirstLine,
    /// At the start of a word of a name; true at the start of the line.
    Word(bool),
    Name,
    Value,
    Body,
}

/// A connection that is listened to.
#[derive(Debug)]
pub(super) struct Listening<In> {
    inner: In,
    head: Head,
    place: Place,
    drops_slash: bool,
}

/// Makes the first letter of each word of a header's name a capital.
fn capitalize(octets: &mut [u8], mut place: Place) -> Place {
    for octet in octets {
        place = match (place, *octet) {
            (Place::Body, _) => return place,
            (Place::Word(true), b'\n') => Place::Body,
            (Place::Word(true), b'\r') => place,
            (Place::FirstLine | Place::Value, b'\n') => Place::Word(true),
            (Place::Word(_), _) => {
                octet.make_ascii_uppercase();
                Place::Name
            }
            (Place::Name, b'-') => Place::Word(false),
            (Place::Name, b':') => Place::Value,
            (place, _) => place,
        };
    }
    place
}

impl<In: Transport> Transport for Listening<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, mut amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        if self.place != Place::Body {
            let output = self.inner.buffers().output();
            amount = amount.min(output.len());
            if self.drops_slash
                && let Some(slash) = output[..amount].iter().position(|&octet| octet == b'/')
            {
                output.copy_within(slash + 1..amount, slash);
                amount -= 1;
                self.drops_slash = false;
            }
            self.place = capitalize(&mut output[..amount], self.place);
        }
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let some = self.inner.await_input(timeout)?;
        let mut head = self.head.lock();
        if head.is_none() {
            let input = self.inner.buffers().input();
            let end = input.windows(4).position(|four| four == b"\r\n\r\n");
            *head = end.map(|end| input[..end].to_vec());
        }
        Ok(some)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_capitals_and_nothing_else() {
        let mut request = *b"GET /a-b HTTP/1.1\r\nuser-agent: x-y z\r\nhost: h\r\n\r\nbody-a: b";
        let (first, rest) = request.split_at_mut(25);
        let place = capitalize(first, Place::FirstLine);
        assert_eq!(capitalize(rest, place), Place::Body);
        let expected = b"GET /a-b HTTP/1.1\r\nUser-Agent: x-y z\r\nHost: h\r\n\r\nbody-a: b";
        assert_eq!(&request, expected);
    }
}
