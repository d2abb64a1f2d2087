//! The algorithms behind one face.

use digest::{Digest, ExtendableOutput, Update, XofReader};

/// An algorithm.
pub(super) struct Algorithm {
    pub(super) name: &'static str,
    /// In octets.
    pub(super) block_size: usize,
    /// Begins a digest of nothing yet.
    pub(super) start: fn() -> Hasher,
}

macro_rules! algorithms {
    (
        fixed { $($fixed:ident($digest:ty) = $name:literal, $block:literal;)* }
        extendable { $($xof:ident($shake:ty) = $xof_name:literal, $xof_block:literal;)* }
    ) => {
        /// A digest that is being computed.
        #[derive(Clone)]
        pub(super) enum Hasher {
            $($fixed($digest),)*
            $($xof($shake),)*
            Blake2b(blake2b_simd::State, usize),
            Blake2s(blake2s_simd::State, usize),
        }

        impl Hasher {
            pub(super) fn update(&mut self, data: &[u8]) {
                match self {
                    $(Hasher::$fixed(state) => Update::update(state, data),)*
                    $(Hasher::$xof(state) => Update::update(state, data),)*
                    Hasher::Blake2b(state, _) => drop(state.update(data)),
                    Hasher::Blake2s(state, _) => drop(state.update(data)),
                }
            }

            /// Appends the digest; one of any length gets so many octets.
            pub(super) fn finish(self, length: usize, out: &mut Vec<u8>) {
                match self {
                    $(Hasher::$fixed(state) => out.extend_from_slice(&state.finalize()),)*
                    $(Hasher::$xof(state) => {
                        out.resize(length, 0);
                        state.finalize_xof().read(out);
                    })*
                    Hasher::Blake2b(state, _) => out.extend_from_slice(state.finalize().as_bytes()),
                    Hasher::Blake2s(state, _) => out.extend_from_slice(state.finalize().as_bytes()),
                }
            }

            /// In octets; 0 where it is of any length.
            pub(super) fn digest_size(&self) -> usize {
                match self {
                    $(Hasher::$fixed(_) => <$digest as Digest>::output_size(),)*
                    $(Hasher::$xof(_) => 0,)*
                    Hasher::Blake2b(_, size) | Hasher::Blake2s(_, size) => *size,
                }
            }
        }

        static ALGORITHMS: &[Algorithm] = &[
            $(Algorithm { name: $name, block_size: $block, start: || Hasher::$fixed(<$digest>::default()) },)*
            $(Algorithm { name: $xof_name, block_size: $xof_block, start: || Hasher::$xof(<$shake>::default()) },)*
            Algorithm {
                name: "blake2b",
                block_size: 128,
                start: || Hasher::Blake2b(blake2b_simd::State::new(), 64),
            },
            Algorithm {
                name: "blake2s",
                block_size: 64,
                start: || Hasher::Blake2s(blake2s_simd::State::new(), 32),
            },
        ];
    };
}

algorithms! {
    fixed {
        Md5(md5::Md5) = "md5", 64;
        Sha1(sha1::Sha1) = "sha1", 64;
        Sha224(sha2::Sha224) = "sha224", 64;
        Sha256(sha2::Sha256) = "sha256", 64;
        Sha384(sha2::Sha384) = "sha384", 128;
        Sha512(sha2::Sha512) = "sha512", 128;
        Sha512To224(sha2::Sha512_224) = "sha512_224", 128;
        Sha512To256(sha2::Sha512_256) = "sha512_256", 128;
        Sha3To224(sha3::Sha3_224) = "sha3_224", 144;
        Sha3To256(sha3::Sha3_256) = "sha3_256", 136;
        Sha3To384(sha3::Sha3_384) = "sha3_384", 104;
        Sha3To512(sha3::Sha3_512) = "sha3_512", 72;
    }
    extendable {
        Shake128(sha3::Shake128) = "shake_128", 168;
        Shake256(sha3::Shake256) = "shake_256", 136;
    }
}

impl Hasher {
    pub(super) fn is_extendable(&self) -> bool {
        matches!(self, Hasher::Shake128(_) | Hasher::Shake256(_))
    }
}

impl Algorithm {
    /// The algorithm of a name, in any case and with `-` for `_`.
    pub(super) fn find(name: &str) -> Option<&'static Algorithm> {
        let name = name.to_ascii_lowercase().replace('-', "_");
        ALGORITHMS.iter().find(|algorithm| algorithm.name == name)
    }

    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        ALGORITHMS.iter().map(|algorithm| algorithm.name)
    }
}
