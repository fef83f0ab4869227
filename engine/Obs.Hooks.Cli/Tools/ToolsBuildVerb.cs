using System.CommandLine;
using System.Text.Json;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Tools;

namespace Obs.Hooks.Cli.Tools;

/// <summary><c>obs-hooks tools build</c>: makes what the first job would have to wait for, or looks for newer packages.</summary>
internal static class ToolsBuildVerb
{
    public static Command Create()
    {
        var command = new Command("build", "Make the tools roots that hooks ask for, or one described by options, if they are not there yet.");
        var hook = new Option<string[]>("--hook") { Description = "Only the root of this hook; may be repeated.", HelpName = "ID" };
        var refresh = new Option<bool>("--refresh") { Description = "Look at the repositories again; a new set of packages becomes a new root." };
        command.Options.Add(hook);
        command.Options.Add(refresh);
        var selection = new ToolsSelection(command);
        var job = new JobOptions(command);
        var setup = new SetupOptions(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Verb.Run(() =>
        {
            var host = setup.Load(parsed);
            var specs = Chosen(selection.Read(parsed, host, job.Read(parsed)), parsed.GetValue(hook) ?? []);
            Planning.DiagnosticPrinter.Print(host.Bag, Console.Error);
            if (host.Bag.HasErrors)
            {
                return 1;
            }

            using var roots = new ToolsRoots(host.Options, TimeProvider.System);
            ToolsBuildRecord[] made = [.. specs.Select(spec => Make(roots, spec, parsed.GetValue(refresh), cancellationToken))];
            if (setup.Json(parsed))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(made, ToolsJson.Default.ToolsBuildRecordArray));
            }
            else
            {
                Print(made);
            }

            return Array.Exists(made, static m => m.Error is not null) ? 1 : 0;
        })));
        return command;
    }

    private static IReadOnlyList<NamedSpec> Chosen(IReadOnlyList<NamedSpec> specs, string[] hooks)
    {
        foreach (var hook in hooks)
        {
            if (!specs.Any(s => s.Hook == hook))
            {
                throw new EngineException(
                    DiagnosticCodes.ToolsRefused,
                    $"the hook \"{hook}\" has no tools root; expected {(specs.Count == 0 ? "one with \"tools\" in its configuration" : string.Join(" or ", specs.Select(static s => s.Hook)))}",
                    ExitStatus.Failed);
            }
        }

        return hooks.Length == 0 ? specs : [.. specs.Where(s => hooks.Contains(s.Hook))];
    }

    private static ToolsBuildRecord Make(ToolsRoots roots, NamedSpec wanted, bool refresh, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = roots.Acquire(
                wanted.Spec, line => Console.Error.WriteLine($"{wanted.Hook}: {line}"), refresh, cancellationToken);
            return new ToolsBuildRecord(wanted.Hook, lease.Digest, lease.TreeDirectory, null, null);
        }
        catch (EngineException e)
        {
            return new ToolsBuildRecord(wanted.Hook, null, null, e.Code, e.Message);
        }
    }

    private static void Print(ToolsBuildRecord[] made)
    {
        foreach (var root in made)
        {
            if (root.Error is null)
            {
                Console.Out.WriteLine($"{root.Hook}: {root.Digest![..12]} {root.Directory}");
            }
            else
            {
                Console.Error.WriteLine($"obs-hooks: error {root.Code}: {root.Hook}: {root.Error}");
            }
        }

        if (made.Length == 0)
        {
            Console.Out.WriteLine("no hook asks for a tools root");
        }
    }
}
