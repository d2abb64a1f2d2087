//! How many characters a part of a pattern can match; look-behind needs one number.

use crate::tree::Node;

/// The least and the most characters; `u64::MAX` stands for no limit.
pub(crate) type Width = (u64, u64);

/// The width of a part, given those of the groups that are closed.
pub(crate) fn width(node: &Node, groups: &[Option<Width>]) -> Width {
    let of_group = |group: usize| groups.get(group).copied().flatten().unwrap_or((0, 0));
    match node {
        Node::Literal { .. } | Node::Set(_) | Node::Any { .. } => (1, 1),
        Node::Anchor(_) | Node::Look { .. } => (0, 0),
        Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
        Node::Concat(parts) => parts.iter().fold((0, 0), |(low, high), part| {
            let (least, most) = width(part, groups);
            (low.saturating_add(least), high.saturating_add(most))
        }),
        Node::Branch(parts) => parts.iter().map(|part| width(part, groups)).reduce(either).unwrap_or((0, 0)),
        Node::Repeat { body, min, max, .. } => {
            let (least, most) = width(body, groups);
            let most = match max {
                Some(max) => most.saturating_mul(u64::from(*max)),
                None if most == 0 => 0,
                None => u64::MAX,
            };
            (least.saturating_mul(u64::from(*min)), most)
        }
        Node::BackReference { group, .. } => of_group(*group),
        Node::Condition { yes, no, .. } => either(width(yes, groups), width(no, groups)),
    }
}

fn either(one: Width, other: Width) -> Width {
    (one.0.min(other.0), one.1.max(other.1))
}
