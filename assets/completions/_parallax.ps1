
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'parallax' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'parallax'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'parallax' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours to draw in: auto, dark, light, high-contrast, high-contrast-light, colour-blind, colour-blind-light, plain (none), or one of your own by its name or file')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with your settings and keys, in place of config.toml in your configuration directory')
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'File to write into, a line each, what the program does and what fails')
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder to keep marks in, in place of the user''s data directory')
            [CompletionResult]::new('--cache-dir', '--cache-dir', [CompletionResultType]::ParameterName, 'Folder to keep in what makes the next start quick, in place of the user''s cache directory')
            [CompletionResult]::new('--demo', '--demo', [CompletionResultType]::ParameterName, 'Open the demo that comes with the program, whatever was opened before')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Draw signs in ASCII, for terminals and fonts that have no more')
            [CompletionResult]::new('--no-mouse', '--no-mouse', [CompletionResultType]::ParameterName, 'Leave the mouse to the terminal')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('articles', 'articles', [CompletionResultType]::ParameterValue, 'Print every article, cleaned, with what was dropped and why')
            [CompletionResult]::new('stories', 'stories', [CompletionResultType]::ParameterValue, 'Print which articles tell the same story')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Print how two articles compare, sentence by sentence')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Print the articles that answer a search, best first, and where they do')
            [CompletionResult]::new('cache', 'cache', [CompletionResultType]::ParameterValue, 'Show or clear what is kept so that the next start is quick')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'Print every command of the program with its keys, yours laid over')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('kept', 'kept', [CompletionResultType]::ParameterValue, 'Carry what you read, starred, tagged and noted to another machine')
            break
        }
        'parallax;articles' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print; unless told, text on a terminal and JSON elsewhere')
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder the program keeps marks in, in place of the user''s data directory')
            [CompletionResult]::new('--with-edits', '--with-edits', [CompletionResultType]::ParameterName, 'Let the corrections made in the program count, and what was split and joined')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'parallax;stories' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print; unless told, text on a terminal and JSON elsewhere')
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder the program keeps marks in, in place of the user''s data directory')
            [CompletionResult]::new('--with-edits', '--with-edits', [CompletionResultType]::ParameterName, 'Let the corrections made in the program count, and what was split and joined')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'parallax;compare' {
            [CompletionResult]::new('--corpus', '--corpus', [CompletionResultType]::ParameterName, 'Folder or file in which ids are looked up; may be given several times')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print; unless told, text on a terminal and JSON elsewhere')
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder the program keeps marks in, in place of the user''s data directory')
            [CompletionResult]::new('--with-edits', '--with-edits', [CompletionResultType]::ParameterName, 'Let the corrections made in the program count, and what was split and joined')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'parallax;search' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print; unless told, text on a terminal and JSON lines elsewhere')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Print so many of the best at most; unless told, all')
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder the program keeps marks in, in place of the user''s data directory')
            [CompletionResult]::new('--with-edits', '--with-edits', [CompletionResultType]::ParameterName, 'Let the corrections made in the program count, and what was split and joined')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'parallax;cache' {
            [CompletionResult]::new('--cache-dir', '--cache-dir', [CompletionResultType]::ParameterName, 'Folder to keep in what makes the next start quick, in place of the user''s cache directory')
            [CompletionResult]::new('--clear', '--clear', [CompletionResultType]::ParameterName, 'Remove everything in it; nothing you did is lost by that')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'parallax;keys' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print; unless told, text on a terminal and JSON elsewhere')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'File with your settings and keys, in place of config.toml in your configuration directory')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'parallax;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'parallax;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'parallax;kept' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write what is kept into a file (JSON)')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add what such a file holds to what is kept here, and say what was new')
            break
        }
        'parallax;kept;export' {
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder the program keeps marks in, in place of the user''s data directory')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if it is there')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'parallax;kept;import' {
            [CompletionResult]::new('--state-dir', '--state-dir', [CompletionResultType]::ParameterName, 'Folder the program keeps marks in, in place of the user''s data directory')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
