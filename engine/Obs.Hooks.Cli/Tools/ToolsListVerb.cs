using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Tools;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Cli.Tools;

/// <summary><c>obs-hooks tools list</c>: which roots there are, and which are still to be made.</summary>
internal static class ToolsListVerb
{
    public static Command Create()
    {
        var command = new Command("list", "Show the tools roots of this host with their images for virtual machines, and the hooks that use them.");
        var job = new JobOptions(command);
        var setup = new SetupOptions(command);
        command.SetAction(parsed => Verb.Run(() =>
        {
            var host = setup.Load(parsed);
            var wanted = ToolsSelection.Configured(host, job.Read(parsed));
            Planning.DiagnosticPrinter.Print(host.Bag, Console.Error);
            using var roots = new ToolsRoots(host.Options, TimeProvider.System);
            var record = Collect(roots.Store, wanted);
            if (setup.Json(parsed))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(record, ToolsJson.Default.ToolsListRecord));
            }
            else
            {
                Print(record);
            }

            return host.Bag.HasErrors ? 1 : 0;
        }));
        return command;
    }

    private static ToolsListRecord Collect(ToolsStore store, IReadOnlyList<NamedSpec> wanted)
    {
        // Before anything is leased here: what is in use is what jobs use.
        var list = store.List();
        var users = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var (hook, spec) in wanted)
        {
            if (spec.Provider == ToolsProviderKind.Host)
            {
                continue;
            }

            if (store.ReadWish(spec.Key()) is { } digest && list.Exists(r => r.Digest == digest))
            {
                (users.TryGetValue(digest, out var hooks) ? hooks : users[digest] = []).Add(hook);
            }
            else
            {
                missing.Add(hook);
            }
        }

        return new ToolsListRecord(
            store.Path, [.. list.Select(r => ToolsRootRecord.Of(r, users.GetValueOrDefault(r.Digest, [])))], [.. missing]);
    }

    private static void Print(ToolsListRecord record)
    {
        foreach (var root in record.Roots)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{root.Digest[..12]}  {root.Provider,-9} {root.Arch,-8} {root.Packages,4} packages {root.Bytes >> 20,5} MB  used {root.Used:yyyy-MM-dd HH:mm}"
                + $"{(root.ImageUsed is { } used ? string.Create(CultureInfo.InvariantCulture, $"  with an image of {root.ImageBytes >> 20} MB, used {used:yyyy-MM-dd HH:mm}") : "")}"
                + $"{(root.InUse ? "  in use" : "")}{(root.Hooks.Length > 0 ? "  for " + string.Join(", ", root.Hooks) : "")}"));
        }

        foreach (var hook in record.Missing)
        {
            Console.Out.WriteLine($"{"-",-12}  for {hook}: still to be made (obs-hooks tools build --hook {hook}); the first job would wait for it");
        }

        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{record.Roots.Length} tools roots, {record.Roots.Sum(static r => r.Bytes) >> 20} MB in {record.Directory}"));
    }
}
