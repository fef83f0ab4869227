using System.CommandLine;

namespace Obs.Hooks.Cli.Tools;

/// <summary><c>obs-hooks tools</c>: the tools roots of this host.</summary>
internal static class ToolsVerb
{
    public static Command Create()
    {
        var command = new Command("tools", "Look at, make, use and remove tools roots: host packages for hooks.");
        command.Subcommands.Add(ToolsListVerb.Create());
        command.Subcommands.Add(ToolsBuildVerb.Create());
        command.Subcommands.Add(ToolsGcVerb.Create());
        command.Subcommands.Add(ToolsShellVerb.Create());
        return command;
    }
}
