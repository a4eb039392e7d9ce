# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_parallax_global_optspecs
    string join \n demo theme= ascii config= log= no-mouse state-dir= cache-dir= h/help V/version
end

function __fish_parallax_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_parallax_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_parallax_using_subcommand
    set -l cmd (__fish_parallax_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c parallax -n "__fish_parallax_needs_command" -l theme -d 'Colours to draw in: auto, dark, light, high-contrast, high-contrast-light, colour-blind, colour-blind-light, plain (none), or one of your own by its name or file' -r
complete -c parallax -n "__fish_parallax_needs_command" -l config -d 'File with your settings and keys, in place of config.toml in your configuration directory' -r -F
complete -c parallax -n "__fish_parallax_needs_command" -l log -d 'File to write into, a line each, what the program does and what fails' -r -F
complete -c parallax -n "__fish_parallax_needs_command" -l state-dir -d 'Folder to keep marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_needs_command" -l cache-dir -d 'Folder to keep in what makes the next start quick, in place of the user\'s cache directory' -r -F
complete -c parallax -n "__fish_parallax_needs_command" -l demo -d 'Open the demo that comes with the program, whatever was opened before'
complete -c parallax -n "__fish_parallax_needs_command" -l ascii -d 'Draw signs in ASCII, for terminals and fonts that have no more'
complete -c parallax -n "__fish_parallax_needs_command" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c parallax -n "__fish_parallax_needs_command" -s h -l help -d 'Print help'
complete -c parallax -n "__fish_parallax_needs_command" -s V -l version -d 'Print version'
complete -c parallax -n "__fish_parallax_needs_command" -a "articles" -d 'Print every article, cleaned, with what was dropped and why'
complete -c parallax -n "__fish_parallax_needs_command" -a "stories" -d 'Print which articles tell the same story'
complete -c parallax -n "__fish_parallax_needs_command" -a "compare" -d 'Print how two articles compare, sentence by sentence'
complete -c parallax -n "__fish_parallax_needs_command" -a "search" -d 'Print the articles that answer a search, best first, and where they do'
complete -c parallax -n "__fish_parallax_needs_command" -a "cache" -d 'Show or clear what is kept so that the next start is quick'
complete -c parallax -n "__fish_parallax_needs_command" -a "keys" -d 'Print every command of the program with its keys, yours laid over'
complete -c parallax -n "__fish_parallax_needs_command" -a "completions" -d 'Print completions for a shell'
complete -c parallax -n "__fish_parallax_needs_command" -a "man" -d 'Print the manual page'
complete -c parallax -n "__fish_parallax_needs_command" -a "kept" -d 'Carry what you read, starred, tagged and noted to another machine'
complete -c parallax -n "__fish_parallax_using_subcommand articles" -l format -d 'How to print; unless told, text on a terminal and JSON elsewhere' -r -f -a "text\t'For reading'
json\t'One JSON array'
jsonl\t'One JSON object a line'"
complete -c parallax -n "__fish_parallax_using_subcommand articles" -l state-dir -d 'Folder the program keeps marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand articles" -l with-edits -d 'Let the corrections made in the program count, and what was split and joined'
complete -c parallax -n "__fish_parallax_using_subcommand articles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c parallax -n "__fish_parallax_using_subcommand stories" -l format -d 'How to print; unless told, text on a terminal and JSON elsewhere' -r -f -a "text\t'For reading'
json\t'One JSON array'
jsonl\t'One JSON object a line'"
complete -c parallax -n "__fish_parallax_using_subcommand stories" -l state-dir -d 'Folder the program keeps marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand stories" -l with-edits -d 'Let the corrections made in the program count, and what was split and joined'
complete -c parallax -n "__fish_parallax_using_subcommand stories" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c parallax -n "__fish_parallax_using_subcommand compare" -l corpus -d 'Folder or file in which ids are looked up; may be given several times' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand compare" -l format -d 'How to print; unless told, text on a terminal and JSON elsewhere' -r -f -a "text\t'For reading'
json\t'One JSON object'"
complete -c parallax -n "__fish_parallax_using_subcommand compare" -l state-dir -d 'Folder the program keeps marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand compare" -l with-edits -d 'Let the corrections made in the program count, and what was split and joined'
complete -c parallax -n "__fish_parallax_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c parallax -n "__fish_parallax_using_subcommand search" -l format -d 'How to print; unless told, text on a terminal and JSON lines elsewhere' -r -f -a "text\t'For reading'
json\t'One JSON array'
jsonl\t'One JSON object a line'"
complete -c parallax -n "__fish_parallax_using_subcommand search" -l limit -d 'Print so many of the best at most; unless told, all' -r
complete -c parallax -n "__fish_parallax_using_subcommand search" -l state-dir -d 'Folder the program keeps marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand search" -l with-edits -d 'Let the corrections made in the program count, and what was split and joined'
complete -c parallax -n "__fish_parallax_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c parallax -n "__fish_parallax_using_subcommand cache" -l cache-dir -d 'Folder to keep in what makes the next start quick, in place of the user\'s cache directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand cache" -l clear -d 'Remove everything in it; nothing you did is lost by that'
complete -c parallax -n "__fish_parallax_using_subcommand cache" -l json -d 'Print one JSON object'
complete -c parallax -n "__fish_parallax_using_subcommand cache" -s h -l help -d 'Print help'
complete -c parallax -n "__fish_parallax_using_subcommand keys" -l format -d 'How to print; unless told, text on a terminal and JSON elsewhere' -r -f -a "text\t'For reading'
json\t'One JSON object'"
complete -c parallax -n "__fish_parallax_using_subcommand keys" -l config -d 'File with your settings and keys, in place of config.toml in your configuration directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand keys" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c parallax -n "__fish_parallax_using_subcommand completions" -s h -l help -d 'Print help'
complete -c parallax -n "__fish_parallax_using_subcommand man" -s h -l help -d 'Print help'
complete -c parallax -n "__fish_parallax_using_subcommand kept; and not __fish_seen_subcommand_from export import" -s h -l help -d 'Print help'
complete -c parallax -n "__fish_parallax_using_subcommand kept; and not __fish_seen_subcommand_from export import" -f -a "export" -d 'Write what is kept into a file (JSON)'
complete -c parallax -n "__fish_parallax_using_subcommand kept; and not __fish_seen_subcommand_from export import" -f -a "import" -d 'Add what such a file holds to what is kept here, and say what was new'
complete -c parallax -n "__fish_parallax_using_subcommand kept; and __fish_seen_subcommand_from export" -l state-dir -d 'Folder the program keeps marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand kept; and __fish_seen_subcommand_from export" -l force -d 'Replace the file if it is there'
complete -c parallax -n "__fish_parallax_using_subcommand kept; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c parallax -n "__fish_parallax_using_subcommand kept; and __fish_seen_subcommand_from import" -l state-dir -d 'Folder the program keeps marks in, in place of the user\'s data directory' -r -F
complete -c parallax -n "__fish_parallax_using_subcommand kept; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
