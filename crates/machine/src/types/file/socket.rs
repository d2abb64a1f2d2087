//! Files over sockets: what `socket.makefile` gives.

use std::sync::Arc;

use objects::{Guarded, Shared, Slot, Str, Value};
use rustix::net::{RecvFlags, SendFlags};

use super::open::{Mode, text_layer};
use super::{BUFFER, File, FileObject, Handle, State};
use crate::builtin::Builtin;
use crate::modules::socket::Connection;
use crate::{Result, Thread};

/// `_file(socket, mode, buffering, encoding, errors, newline, /)`
pub(crate) fn open_socket(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let mode = args[1].get::<Str>().map(Str::as_str).unwrap_or_default();
    let (reads, writes, binary) = (mode.contains('r'), mode.contains('w'), mode.contains('b'));
    let reads = reads || !writes;
    let buffering = if args[2].is_none() { -1 } else { t.index(&args[2])? };
    if buffering == 0 && !binary {
        return Err(t.value_error("unbuffered streams must be binary"));
    }
    let layer = text_layer(t, &Mode { action: 'r', update: writes, binary }, &args[3..6], "makefile")?;
    let builtin = match (binary, reads, writes) {
        (false, ..) => Builtin::TextFile,
        (true, ..) if buffering == 0 => Builtin::FileIO,
        (true, true, true) => Builtin::BufferedRandom,
        (true, true, false) => Builtin::BufferedReader,
        (true, ..) => Builtin::BufferedWriter,
    };
    let name = Value::from_i32(connection.number());
    let state = State::new(Handle::over_socket(connection), buffering == 1 && !binary, buffering == 0);
    let state = Arc::new(Guarded::new(state));
    if writes {
        t.remember_to_write(&state);
    }
    let mode = mode.to_owned();
    let (name, under) = (Slot::new(name), Slot::empty());
    let file = File {
        state,
        name,
        mode,
        readable: reads,
        writable: writes,
        text: layer,
        under,
        over_object: false,
        detached: Shared::new(false),
    };
    Ok(t.object(builtin, FileObject::from(file)))
}

impl Thread {
    /// Reads from a socket into the buffer: what is there, or everything up to the end. False at the end.
    pub(super) fn fill_from_socket(&mut self, file: &File, connection: &Connection, all: bool) -> Result<bool> {
        let mut some = false;
        loop {
            let bytes = self.receive(connection, BUFFER, RecvFlags::empty())?;
            let at_end = bytes.is_empty();
            some |= !at_end;
            file.state.with_mut(self, |state| state.add_raw(bytes));
            if at_end || !all {
                return Ok(some);
            }
        }
    }

    /// Sends what the buffer holds.
    pub(super) fn write_to_socket(&mut self, file: &File, connection: &Connection) -> Result<()> {
        let bytes = file.state.with_mut(self, |state| std::mem::take(&mut state.out));
        self.send_all(connection, &bytes, SendFlags::empty())
    }
}
