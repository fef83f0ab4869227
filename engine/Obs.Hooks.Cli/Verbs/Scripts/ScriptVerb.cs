using System.CommandLine;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script</c>: for the authors of <c>.csx</c> hooks.</summary>
internal static class ScriptVerb
{
    public static Command Create()
    {
        var command = new Command("script", "Write, check and try hooks that are .csx scripts.");
        command.Subcommands.Add(ScriptNewVerb.Create());
        command.Subcommands.Add(ScriptCheckVerb.Create());
        command.Subcommands.Add(ScriptTestVerb.Create());
        command.Subcommands.Add(ScriptRunVerb.Create());
        command.Subcommands.Add(ScriptRecordVerb.Create());
        command.Subcommands.Add(ScriptWarmVerb.Create());
        command.Subcommands.Add(ScriptCacheVerb.Create());
        return command;
    }
}
