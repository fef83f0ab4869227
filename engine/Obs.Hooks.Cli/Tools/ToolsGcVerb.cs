using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Tools;

namespace Obs.Hooks.Cli.Tools;

/// <summary><c>obs-hooks tools gc</c>: what happens after each new root anyway, now.</summary>
internal static class ToolsGcVerb
{
    public static Command Create()
    {
        var command = new Command("gc", "Remove tools roots that are too old or too many with their images, and what killed engines left. Roots in use stay.");
        var all = new Option<bool>("--all") { Description = "Remove all roots that are not in use." };
        command.Options.Add(all);
        var setup = new SetupOptions(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Verb.Run(() =>
        {
            var host = setup.Load(parsed);
            using var roots = new ToolsRoots(host.Options, TimeProvider.System);
            ToolsRootRecord[] removed = [.. roots.Collect(parsed.GetValue(all), cancellationToken).Select(static r => ToolsRootRecord.Of(r, []))];
            if (setup.Json(parsed))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(removed, ToolsJson.Default.ToolsRootRecordArray));
                return 0;
            }

            foreach (var root in removed)
            {
                Console.Out.WriteLine($"removed {root.Digest[..12]}");
            }

            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{removed.Length} tools roots removed, {removed.Sum(static r => r.Bytes) >> 20} MB"));
            return 0;
        })));
        return command;
    }
}
