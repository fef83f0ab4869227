using System.CommandLine;
using Obs.Hooks.Cli.Scripts;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script new</c>: a script to begin with, and what an editor needs.</summary>
internal static class ScriptNewVerb
{
    private static readonly Argument<string> s_id = new("ID") { Description = $"The hook's id: {PluginNames.IdGrammar}." };

    private static readonly Option<string> s_point = new("--point")
    {
        Description = "When it runs.",
        HelpName = "pre-chroot|post-build|cleanup",
        DefaultValueFactory = static _ => "post-build",
    };

    private static readonly Option<string> s_directory = new("--directory")
    {
        Description = "Where to write it.",
        HelpName = "DIR",
        DefaultValueFactory = static _ => ".",
    };

    public static Command Create()
    {
        var command = new Command("new", "Write a script of three lines, and the files that let an editor complete its names.");
        s_point.AcceptOnlyFromAmong("pre-chroot", "post-build", "cleanup");
        command.Arguments.Add(s_id);
        command.Options.Add(s_point);
        command.Options.Add(s_directory);
        command.SetAction(static parsed => Verb.Run(() => Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var id = parsed.GetRequiredValue(s_id);
        if (!PluginNames.IsId(id))
        {
            throw new EngineException(DiagnosticCodes.EngineUsage, $"the id \"{id}\": expected {PluginNames.IdGrammar}");
        }

        var directory = parsed.GetRequiredValue(s_directory);
        try
        {
            Directory.CreateDirectory(directory);
            Write(Path.Combine(directory, id + ".csx"), ScriptTemplate.Script(id, parsed.GetRequiredValue(s_point)), mayBeThere: false);
            Write(Path.Combine(directory, ScriptTemplate.ResponseFile), ScriptTemplate.Response(), mayBeThere: true);
            Write(Path.Combine(directory, ScriptTemplate.EditorFile), ScriptTemplate.Editor(), mayBeThere: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.HostTrouble, $"cannot write the script: {e.Message}", e, ExitStatus.Failed);
        }

        return 0;
    }

    /// <summary>Never over a file somebody has worked on.</summary>
    private static void Write(string path, string text, bool mayBeThere)
    {
        if (mayBeThere && File.Exists(path))
        {
            return;
        }

        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        file.Write(text);
        Console.Out.WriteLine($"wrote {path}");
    }
}
