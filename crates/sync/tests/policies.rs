//! Names of policies, as people type them.

use std::num::NonZeroU32;

use minipy_sync::GilPolicy;

#[test]
fn a_policy_is_read_as_it_is_written() {
    let ticks = GilPolicy::Ticks(NonZeroU32::new(100).unwrap());
    for (text, policy) in [
        ("interval", GilPolicy::Interval),
        ("ticks:100", ticks),
        ("fifo", GilPolicy::Fifo),
        ("priority", GilPolicy::Priority),
    ] {
        assert_eq!(text.parse(), Ok(policy));
        assert_eq!(policy.to_string(), text);
    }
}

#[test]
fn what_is_no_policy_is_explained() {
    let unknown = |name| format!("unknown GIL policy '{name}': choose interval, ticks:N, fifo or priority");
    let ticks =
        |count| format!("ticks needs a number of instructions from 1 to 4294967295, as in ticks:100, not '{count}'");
    for (text, error) in [
        ("", unknown("")),
        ("Interval", unknown("Interval")),
        ("lifo:3", unknown("lifo:3")),
        ("ticks", ticks("")),
        ("ticks:0", ticks("0")),
        ("ticks:-1", ticks("-1")),
        ("ticks:4294967296", ticks("4294967296")),
        ("ticks:1e3", ticks("1e3")),
        ("fifo:2", "the GIL policy fifo takes no argument".to_owned()),
    ] {
        assert_eq!(text.parse::<GilPolicy>().unwrap_err().to_string(), error);
    }
}
