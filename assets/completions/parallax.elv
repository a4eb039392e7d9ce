
use builtin;
use str;

set edit:completion:arg-completer[parallax] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'parallax'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'parallax'= {
            cand --theme 'Colours to draw in: auto, dark, light, high-contrast, high-contrast-light, colour-blind, colour-blind-light, plain (none), or one of your own by its name or file'
            cand --config 'File with your settings and keys, in place of config.toml in your configuration directory'
            cand --log 'File to write into, a line each, what the program does and what fails'
            cand --state-dir 'Folder to keep marks in, in place of the user''s data directory'
            cand --cache-dir 'Folder to keep in what makes the next start quick, in place of the user''s cache directory'
            cand --demo 'Open the demo that comes with the program, whatever was opened before'
            cand --ascii 'Draw signs in ASCII, for terminals and fonts that have no more'
            cand --no-mouse 'Leave the mouse to the terminal'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand articles 'Print every article, cleaned, with what was dropped and why'
            cand stories 'Print which articles tell the same story'
            cand compare 'Print how two articles compare, sentence by sentence'
            cand search 'Print the articles that answer a search, best first, and where they do'
            cand cache 'Show or clear what is kept so that the next start is quick'
            cand keys 'Print every command of the program with its keys, yours laid over'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page'
            cand kept 'Carry what you read, starred, tagged and noted to another machine'
        }
        &'parallax;articles'= {
            cand --format 'How to print; unless told, text on a terminal and JSON elsewhere'
            cand --state-dir 'Folder the program keeps marks in, in place of the user''s data directory'
            cand --with-edits 'Let the corrections made in the program count, and what was split and joined'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'parallax;stories'= {
            cand --format 'How to print; unless told, text on a terminal and JSON elsewhere'
            cand --state-dir 'Folder the program keeps marks in, in place of the user''s data directory'
            cand --with-edits 'Let the corrections made in the program count, and what was split and joined'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'parallax;compare'= {
            cand --corpus 'Folder or file in which ids are looked up; may be given several times'
            cand --format 'How to print; unless told, text on a terminal and JSON elsewhere'
            cand --state-dir 'Folder the program keeps marks in, in place of the user''s data directory'
            cand --with-edits 'Let the corrections made in the program count, and what was split and joined'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'parallax;search'= {
            cand --format 'How to print; unless told, text on a terminal and JSON lines elsewhere'
            cand --limit 'Print so many of the best at most; unless told, all'
            cand --state-dir 'Folder the program keeps marks in, in place of the user''s data directory'
            cand --with-edits 'Let the corrections made in the program count, and what was split and joined'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'parallax;cache'= {
            cand --cache-dir 'Folder to keep in what makes the next start quick, in place of the user''s cache directory'
            cand --clear 'Remove everything in it; nothing you did is lost by that'
            cand --json 'Print one JSON object'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'parallax;keys'= {
            cand --format 'How to print; unless told, text on a terminal and JSON elsewhere'
            cand --config 'File with your settings and keys, in place of config.toml in your configuration directory'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'parallax;completions'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'parallax;man'= {
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'parallax;kept'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand export 'Write what is kept into a file (JSON)'
            cand import 'Add what such a file holds to what is kept here, and say what was new'
        }
        &'parallax;kept;export'= {
            cand --state-dir 'Folder the program keeps marks in, in place of the user''s data directory'
            cand --force 'Replace the file if it is there'
            cand -h 'Print help'
            cand --help 'Print help'
        }
        &'parallax;kept;import'= {
            cand --state-dir 'Folder the program keeps marks in, in place of the user''s data directory'
            cand -h 'Print help'
            cand --help 'Print help'
        }
    ]
    $completions[$command]
}
