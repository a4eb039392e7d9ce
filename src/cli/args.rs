//! The command line.

use super::edits::Editing;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  parallax                          read the demo that comes with the program, or choose what was read before
  curl … | parallax -               read one article from standard input
  parallax news/                    read a folder of articles
  parallax monday/ tuesday/         read several folders as one corpus
  parallax ap.txt courier.html      compare two files side by side
  parallax stories news/ | jq '.[0]'
  parallax compare ap.txt courier.html
  parallax compare a/1.txt dump.jsonl#3 --corpus news/
  parallax search news/ 'levy -opinion outlet:courier'
  parallax kept export kept.json    what you starred, tagged and noted, for another machine
  parallax articles news/ --with-edits   with what you corrected in the program
  parallax keys                     every command and its keys
  parallax --theme high-contrast --ascii news/

A path that is named like a command is reached as ./articles. In the program, ? shows the keys.";

/// Reads news from files and shows side by side how outlets told the same story
#[derive(Debug, Parser)]
#[command(
    name = "parallax",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_precedence_over_arg = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES,
)]
pub struct Arguments {
    /// Folders and files of articles; none: those opened before, or the demo; two files: their comparison; -: standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Open the demo that comes with the program, whatever was opened before
    #[arg(long, conflicts_with = "paths")]
    pub demo: bool,

    /// Colours to draw in: auto, dark, light, high-contrast, high-contrast-light, colour-blind, colour-blind-light, plain (none), or
    /// one of your own by its name or file
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,

    /// Draw signs in ASCII, for terminals and fonts that have no more
    #[arg(long)]
    pub ascii: bool,

    #[command(flatten)]
    pub settings: SettingsPlace,

    /// File to write into, a line each, what the program does and what fails
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,

    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,

    /// Folder to keep marks in, in place of the user's data directory
    #[arg(long, value_name = "DIR", env = "PARALLAX_STATE_DIR")]
    pub state_dir: Option<PathBuf>,

    #[command(flatten)]
    pub place: CachePlace,

    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Where the configuration is.
#[derive(Debug, Args)]
pub struct SettingsPlace {
    /// File with your settings and keys, in place of config.toml in your configuration directory
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Where the cache is.
#[derive(Debug, Args)]
pub struct CachePlace {
    /// Folder to keep in what makes the next start quick, in place of the user's cache directory
    #[arg(long, value_name = "DIR", env = "PARALLAX_CACHE_DIR")]
    pub cache_dir: Option<PathBuf>,
}

/// What can be had without the screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every article, cleaned, with what was dropped and why
    Articles(Listing),
    /// Print which articles tell the same story
    Stories(Listing),
    /// Print how two articles compare, sentence by sentence
    Compare(Comparing),
    /// Print the articles that answer a search, best first, and where they do
    Search(Searching),
    /// Show or clear what is kept so that the next start is quick
    Cache(Caching),
    /// Print every command of the program with its keys, yours laid over
    Keys(Keys),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
    /// Carry what you read, starred, tagged and noted to another machine
    Kept(Keeping),
}

#[derive(Debug, Args)]
pub struct Keeping {
    #[command(subcommand)]
    pub command: KeptCommand,
}

/// Where the reader's database is.
#[derive(Debug, Args)]
pub struct StatePlace {
    /// Folder the program keeps marks in, in place of the user's data directory
    #[arg(long, value_name = "DIR", env = "PARALLAX_STATE_DIR")]
    pub state_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum KeptCommand {
    /// Write what is kept into a file (JSON)
    Export {
        /// The file; - is standard output
        #[arg(value_name = "FILE")]
        file: PathBuf,

        /// Only what is kept of this corpus; none: of all
        #[arg(value_name = "CORPUS")]
        corpus: Vec<PathBuf>,

        /// Replace the file if it is there
        #[arg(long)]
        force: bool,

        #[command(flatten)]
        place: StatePlace,
    },
    /// Add what such a file holds to what is kept here, and say what was new
    Import {
        /// The file; - is standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,

        /// The folders and files its articles are in here; none: where they were there
        #[arg(value_name = "CORPUS")]
        corpus: Vec<PathBuf>,

        #[command(flatten)]
        place: StatePlace,
    },
}

#[derive(Debug, Args)]
pub struct Keys {
    /// How to print; unless told, text on a terminal and JSON elsewhere
    #[arg(long, value_enum)]
    pub format: Option<CompareFormat>,

    #[command(flatten)]
    pub settings: SettingsPlace,
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Caching {
    /// Remove everything in it; nothing you did is lost by that
    #[arg(long)]
    pub clear: bool,

    /// Print one JSON object
    #[arg(long, conflicts_with = "clear")]
    pub json: bool,

    #[command(flatten)]
    pub place: CachePlace,
}

#[derive(Debug, Args)]
pub struct Listing {
    /// Folders and files of articles
    #[arg(value_name = "CORPUS", required = true)]
    pub corpus: Vec<PathBuf>,

    /// How to print; unless told, text on a terminal and JSON elsewhere
    #[arg(long, value_enum)]
    pub format: Option<ListFormat>,

    #[command(flatten)]
    pub editing: Editing,
}

#[derive(Debug, Args)]
pub struct Searching {
    /// Folders and files of articles, then what to look for: words, "phrases", prefix*, -not, outlet: date: title: story:
    #[arg(value_name = "CORPUS… QUERY", required = true)]
    pub words: Vec<String>,

    /// How to print; unless told, text on a terminal and JSON lines elsewhere
    #[arg(long, value_enum)]
    pub format: Option<ListFormat>,

    /// Print so many of the best at most; unless told, all
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,

    #[command(flatten)]
    pub editing: Editing,
}

#[derive(Debug, Args)]
pub struct Comparing {
    /// A file, or with --corpus the id of an article; FILE#3 is record 3 of a file that holds many
    #[arg(value_name = "A")]
    pub left: PathBuf,

    /// The other one
    #[arg(value_name = "B")]
    pub right: PathBuf,

    /// Folder or file in which ids are looked up; may be given several times
    #[arg(long, value_name = "CORPUS", action = clap::ArgAction::Append)]
    pub corpus: Vec<PathBuf>,

    /// How to print; unless told, text on a terminal and JSON elsewhere
    #[arg(long, value_enum)]
    pub format: Option<CompareFormat>,

    #[command(flatten)]
    pub editing: Editing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading
    Text,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For reading
    Text,
    /// One JSON object
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_path_named_like_a_command_can_be_reached() {
        let parse = |line: &[&str]| Arguments::try_parse_from([&["parallax"], line].concat()).unwrap();
        assert!(matches!(
            parse(&["articles", "news"]).command,
            Some(Command::Articles(_))
        ));
        for line in [&["./articles"][..], &["--", "articles"], &["news", "articles"]] {
            let parsed = parse(line);
            assert!(parsed.command.is_none(), "{line:?}");
            assert_eq!(parsed.paths.len(), line.iter().filter(|word| **word != "--").count());
        }
    }

    #[test]
    fn a_search_may_begin_with_a_hyphen_behind_two() {
        for line in [
            &["--limit", "3", "--format", "json", "--", "news", "-levy"][..],
            &["news", "--limit", "3", "--format", "json", "--", "-levy"],
        ] {
            let line = [&["parallax", "search"], line].concat();
            let Some(Command::Search(searching)) = Arguments::try_parse_from(line).unwrap().command else {
                panic!("no search");
            };
            assert_eq!(searching.words, ["news", "-levy"]);
            assert_eq!((searching.limit, searching.format), (Some(3), Some(ListFormat::Json)));
        }
    }

    #[test]
    fn several_corpora_do_not_swallow_the_articles() {
        let line = ["parallax", "compare", "--corpus", "x", "--corpus", "y", "a", "b"];
        let Some(Command::Compare(comparing)) = Arguments::try_parse_from(line).unwrap().command else {
            panic!("no comparison");
        };
        assert_eq!(comparing.corpus.len(), 2);
        assert_eq!(comparing.left, PathBuf::from("a"));
    }
}
