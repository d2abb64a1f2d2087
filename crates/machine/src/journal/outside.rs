//! What comes from outside, as bytes.

use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::time::Duration;

/// Something that the system tells, and that is told again when a run is done again.
pub(crate) trait Outside: Sized {
    /// Appends it to some bytes.
    fn put(&self, bytes: &mut Vec<u8>);

    /// Takes it from the front of bytes; `None` where they are something else.
    fn get(bytes: &mut &[u8]) -> Option<Self>;

    /// It alone, as bytes.
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.put(&mut bytes);
        bytes
    }
}

macro_rules! number {
    ($($kind:ty),*) => {$(
        impl Outside for $kind {
            fn put(&self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn get(bytes: &mut &[u8]) -> Option<Self> {
                let (own, rest) = bytes.split_first_chunk()?;
                *bytes = rest;
                Some(<$kind>::from_le_bytes(*own))
            }
        }
    )*};
}

number!(u8, i32, i64, u32, u64);

impl Outside for () {
    fn put(&self, _: &mut Vec<u8>) {}

    fn get(_: &mut &[u8]) -> Option<Self> {
        Some(())
    }
}

impl Outside for bool {
    fn put(&self, bytes: &mut Vec<u8>) {
        u8::from(*self).put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(u8::get(bytes)? != 0)
    }
}

impl Outside for usize {
    fn put(&self, bytes: &mut Vec<u8>) {
        (*self as u64).put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        usize::try_from(u64::get(bytes)?).ok()
    }
}

/// In nanoseconds.
impl Outside for Duration {
    fn put(&self, bytes: &mut Vec<u8>) {
        u64::try_from(self.as_nanos()).unwrap_or(u64::MAX).put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        u64::get(bytes).map(Duration::from_nanos)
    }
}

/// All that is left: it stands at the end.
impl Outside for Vec<u8> {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(self);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(std::mem::take(bytes).to_vec())
    }
}

/// All that is left, as in a vector of bytes.
impl Outside for PathBuf {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(self.as_os_str().as_bytes());
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(OsString::from_vec(Vec::get(bytes)?).into())
    }
}

impl<T: Outside, const N: usize> Outside for [T; N] {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.iter().for_each(|it| it.put(bytes));
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let items: Option<Vec<T>> = (0..N).map(|_| T::get(bytes)).collect();
        items?.try_into().ok()
    }
}

impl<T: Outside> Outside for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        self.iter().for_each(|it| it.put(bytes));
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(if bool::get(bytes)? { Some(T::get(bytes)?) } else { None })
    }
}

impl<A: Outside, B: Outside> Outside for (A, B) {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::get(bytes)?, B::get(bytes)?))
    }
}

impl<T: Outside, E: Outside> Outside for Result<T, E> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_ok().put(bytes);
        match self {
            Ok(value) => value.put(bytes),
            Err(error) => error.put(bytes),
        }
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(if bool::get(bytes)? { Ok(T::get(bytes)?) } else { Err(E::get(bytes)?) })
    }
}

/// By the system's number for it; the only ones without a number are those of streams that take no bytes.
impl Outside for io::Error {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.raw_os_error().unwrap_or(0).put(bytes);
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        Some(match i32::get(bytes)? {
            0 => io::ErrorKind::WriteZero.into(),
            number => io::Error::from_raw_os_error(number),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = Result<Option<(Duration, Vec<u8>)>, (usize, i32)>;

    #[test]
    fn all_comes_back() {
        let reads: [Read; 4] = [
            Ok(None),
            Ok(Some((Duration::from_nanos(7), Vec::new()))),
            Ok(Some((Duration::MAX, vec![0, 255, 3]))),
            Err((9, -1)),
        ];
        for read in reads {
            let longest = Duration::from_nanos(u64::MAX);
            let kept = read.clone().map(|read| read.map(|(time, bytes)| (time.min(longest), bytes)));
            assert_eq!(Read::get(&mut &read.to_bytes()[..]), Some(kept));
        }
        assert_eq!(Read::get(&mut &[1, 1, 3][..]), None);
    }

    #[test]
    fn rows_and_paths_come_back() {
        let row = ([1_i64, -2], PathBuf::from("/a/b"));
        assert_eq!(<([i64; 2], PathBuf)>::get(&mut &row.to_bytes()[..]), Some(row));
        assert_eq!(<[i64; 2]>::get(&mut &[0; 15][..]), None);
    }

    #[test]
    fn errors_keep_their_number() {
        let error = io::Error::from_raw_os_error(32);
        let again = io::Error::get(&mut &error.to_bytes()[..]).and_then(|error| error.raw_os_error());
        assert_eq!(again, Some(32));
    }
}
