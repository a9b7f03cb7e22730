//! Declarations: records of named fields and lists of allowed words, each with its reader and its description.
//!
//! One line for a field says its key, whether it must be there, its type and what it means; the reader, the findings
//! and the schemas of editors follow from it.

/// Declares a record of named fields, its reader, and the list of its keys.
///
/// Each field is `required`, `optional` (an `Option`), a `list` (a `Vec`), `several` (a `Vec` that must hold
/// something) or has a `usual` value
/// (`Default`). A key that is no Rust name follows the field: `kind_ as "type"`.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[doc = $doc:literal])+ $(#[expect($($lint:tt)*)])* $how:ident $field:ident $(as $key:literal)? : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// Where it is written.
            #[allow(dead_code, reason = "every record knows its place, also one whose mistakes are all told by its fields")]
            pub place: $crate::finding::Place,
            $($(#[doc = $doc])+ $(#[expect($($lint)*)])* pub $field: $crate::record!(@type $how $type),)*
        }

        impl $name {
            /// The keys an author may write.
            pub const KEYS: &'static [&'static str] = &[$($crate::record!(@key $field $($key)?)),*];
        }

        impl $crate::source::decode::Decode for $name {
            fn decode(node: &$crate::source::yaml::Node, cx: &mut $crate::source::decode::Decoder) -> Option<Self> {
                let fields = $crate::source::decode::Fields::of(node, Self::KEYS, cx)?;
                $(let $field = fields.$how($crate::record!(@key $field $($key)?), cx);)*
                Some($name { place: node.place, $($field: $field?,)* })
            }

            fn shape() -> $crate::source::shape::Shape {
                use $crate::source::shape::{Field, Need, Shape};
                Shape::Record(stringify!($name), || vec![$(Field {
                    key: $crate::record!(@key $field $($key)?),
                    need: $crate::record!(@need $how),
                    shape: $crate::record!(@shape $how <$type as $crate::source::decode::Decode>::shape()),
                    about: concat!($($doc),+),
                }),*])
            }
        }
    };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    (@type list $type:ty) => { Vec<$type> };
    (@type several $type:ty) => { Vec<$type> };
    (@type usual $type:ty) => { $type };
    (@need required) => { Need::Required };
    (@need several) => { Need::Required };
    (@need $how:ident) => { Need::Optional };
    (@shape list $shape:expr) => { Shape::list($shape) };
    (@shape several $shape:expr) => { Shape::list($shape) };
    (@shape $how:ident $shape:expr) => { $shape };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Declares a list of allowed words as an enum, with its reader (E21 proposes the nearest).
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* #[doc = concat!("`", $word, "`")] $variant),* }

        impl $name {
            /// The words an author may write.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word as it is written.
            #[allow(dead_code, reason = "every list of words reads both ways")]
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            /// The value of a written word.
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)* _ => None }
            }
        }

        impl $crate::source::decode::Decode for $name {
            fn decode(node: &$crate::source::yaml::Node, cx: &mut $crate::source::decode::Decoder) -> Option<Self> {
                match node.scalar().and_then($name::of) {
                    None => cx.not_in_list(node, $name::WORDS),
                    found => found,
                }
            }

            fn shape() -> $crate::source::shape::Shape {
                $crate::source::shape::Shape::Words($name::WORDS)
            }
        }
    };
}
