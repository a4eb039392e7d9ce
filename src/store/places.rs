//! Where the program's data lies on this system.

use std::path::PathBuf;

/// The folder for what the reader did: the one asked for, else the user's data directory (`XDG_DATA_HOME` and its
/// like on other systems). `None` where the system knows no home for the user.
pub fn data_directory(asked: Option<PathBuf>) -> Option<PathBuf> {
    asked.or_else(|| directories::ProjectDirs::from("", "", "parallax").map(|dirs| dirs.data_dir().to_owned()))
}

/// The folder for what the reader writes for the program: the one asked for, else the user's configuration directory
/// (`XDG_CONFIG_HOME` and its like on other systems). `None` where the system knows no home for the user.
pub fn config_directory(asked: Option<PathBuf>) -> Option<PathBuf> {
    asked.or_else(|| directories::ProjectDirs::from("", "", "parallax").map(|dirs| dirs.config_dir().to_owned()))
}

/// The folder for what the program can make again: the one asked for, else the user's cache directory (`XDG_CACHE_HOME` and
/// its like on other systems). `None` where the system knows no home for the user.
pub fn cache_directory(asked: Option<PathBuf>) -> Option<PathBuf> {
    asked.or_else(|| directories::ProjectDirs::from("", "", "parallax").map(|dirs| dirs.cache_dir().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_asked_for_is_taken_as_it_is() {
        assert_eq!(data_directory(Some("some/where".into())), Some("some/where".into()));
        assert_eq!(config_directory(Some("some/where".into())), Some("some/where".into()));
    }
}
