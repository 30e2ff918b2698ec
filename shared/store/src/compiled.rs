//! How each kind of item is read and written, compiled once.
//!
//! What is generic is compiled in each crate that uses it. For an order that takes longer than to compile a function, and most
//! functions read or write one. What is declared by these macros, beside its `impl Stored` or `impl Audited`, is compiled with
//! this crate, and functions are linked to it.

/// Compiles how an item is read and written.
macro_rules! stored {
    ($entity:ty) => {
        #[allow(dead_code, reason = "nothing calls these: that they are here has them compiled")]
        const _: () = {
            static READ: fn($crate::item::Item) -> Result<$crate::Loaded<$entity>, $crate::Error> =
                $crate::item::from_item;
            static WRITE: fn(&$entity, u64, &str) -> Result<$crate::item::Item, $crate::Error> =
                $crate::item::to_item;
        };
    };
}

/// Compiles how an entity with a history is read, written and saved. Creating does the same as saving below.
macro_rules! audited {
    ($entity:ty) => {
        $crate::compiled::stored!($entity);
        #[allow(dead_code, reason = "nothing calls this: that it is here has it compiled")]
        const _: () = {
            static SAVE: fn(
                &mut $crate::Change,
                &$crate::Loaded<$entity>,
                domain::Outcome<$entity>,
            ) -> $crate::Loaded<$entity> = $crate::Change::save;
        };
    };
}

pub(crate) use {audited, stored};
