using System.CommandLine;

namespace Obs.Hooks.Cli;

/// <summary>The verbs that people type.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Hooks around Open Build Service package builds.");
        return root;
    }
}
