//! Which objects' counts a thread often finds in use by other threads.

use std::cell::Cell;
use std::ptr;

use crate::header::Header;
use crate::heap::GRAIN;

/// After so many collisions of its counts, while its thread remembers it, an object is contended.
const MANY: u32 = 32;
/// So many objects a thread remembers: a loop that fights for one object often fights for a few.
const REMEMBERED: usize = 16;

thread_local! {
    static COLLISIONS: Collisions = const { Collisions::new() };
}

/// Notes that this thread has collided with another that counts an object, and tells whether that was so often.
pub(super) fn is_contended(header: *const Header) -> bool {
    COLLISIONS.with(|collisions| collisions.note(header))
}

/// The objects that collided last, and how often, each at a place that follows from its address, from which another drives
/// it away.
struct Collisions([Cell<(*const Header, u32)>; REMEMBERED]);

impl Collisions {
    const fn new() -> Collisions {
        Collisions([const { Cell::new((ptr::null(), 0)) }; REMEMBERED])
    }

    fn note(&self, header: *const Header) -> bool {
        let place = &self.0[header.addr() / GRAIN % REMEMBERED];
        let (last, times) = place.get();
        let times = if last == header { times + 1 } else { 1 };
        place.set((header, times % MANY));
        times == MANY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: usize) -> *const Header {
        ptr::without_provenance(address)
    }

    #[test]
    fn objects_that_collide_in_turns_are_all_contended() {
        let collisions = Collisions::new();
        for _ in 1..MANY {
            assert!(!collisions.note(at(0x1000)));
            assert!(!collisions.note(at(0x1018)));
        }
        assert!(collisions.note(at(0x1000)));
        assert!(collisions.note(at(0x1018)));
        assert!(!collisions.note(at(0x1000)), "it is counted anew");
    }

    #[test]
    fn of_two_objects_at_one_place_the_later_is_remembered() {
        let collisions = Collisions::new();
        let far = GRAIN * REMEMBERED;
        for _ in 0..2 * MANY {
            assert!(!collisions.note(at(0x1000)));
            assert!(!collisions.note(at(0x1000 + far)));
        }
    }
}
