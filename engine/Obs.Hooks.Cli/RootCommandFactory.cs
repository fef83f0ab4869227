using System.CommandLine;
using Obs.Hooks.Cli.Tools;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Cli.Verbs.Scripts;

namespace Obs.Hooks.Cli;

/// <summary>The verbs that people type.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Hooks around Open Build Service package builds.");
        root.Subcommands.Add(PlanVerb.Create());
        root.Subcommands.Add(CheckVerb.Create());
        root.Subcommands.Add(ExplainVerb.Create());
        root.Subcommands.Add(SchemaVerb.Create());
        root.Subcommands.Add(InstallVerb.Create());
        root.Subcommands.Add(UninstallVerb.Create());
        root.Subcommands.Add(DoctorVerb.Create());
        root.Subcommands.Add(RecoverVerb.Create());
        root.Subcommands.Add(LockVerb.Create());
        root.Subcommands.Add(ConstraintsVerb.Create());
        root.Subcommands.Add(WorkerVerb.Create());
        root.Subcommands.Add(PrjconfVerb.Create());
        root.Subcommands.Add(AllocatorVerb.Create());
        root.Subcommands.Add(AllocateVerb.Create());
        root.Subcommands.Add(SimulateVerb.Create());
        root.Subcommands.Add(ScriptVerb.Create());
        root.Subcommands.Add(ToolsVerb.Create());
        return root;
    }
}
