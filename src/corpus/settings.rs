//! What a corpus' own settings say of its files.

use super::facts::fields::Keys;

/// What the settings say of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// Keys of JSON records and columns of tables that mean something else than the built-in table says.
    pub keys: Keys,
}
