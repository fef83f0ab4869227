using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Engine.Policy;
using Obs.Hooks.Engine.Scripts.Headers;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Planning;

/// <summary>What a script's header and hooks.json say together, in the form in which a plugin's hook says it.</summary>
internal static class ScriptManifests
{
    /// <returns>Null when neither says at which points it runs.</returns>
    public static HookManifest? Read(ScriptSource source, ConfiguredHook hook, DiagnosticBag bag)
    {
        var before = bag.Count;
        var header = ScriptHeaderReader.Read(source.Main, source.Origin.Trust, bag);
        var manifest = header.Manifest with
        {
            Id = header.Manifest.Id.Length == 0 ? hook.Id : header.Manifest.Id,
            Points = hook.Options.Points.IsEmpty ? header.Manifest.Points : Points(hook.Options.Points),
            Capabilities = hook.Options.Capabilities is { } names ? Capabilities(names) : header.Manifest.Capabilities,
        };
        // A flag and a file name say the id alone; a header that says another would mislead who reads it.
        if (manifest.Id != hook.Id && hook.Node.Find("script") is { Point.Text.HasUntypedValues: true })
        {
            bag.Error(
                DiagnosticCodes.OtherHookId,
                header.Location,
                $"the header of {source.Main.Name} says hook \"{manifest.Id}\"",
                $"\"{hook.Id}\", as its file is called",
                "rename one of them");
        }

        if (!manifest.Points.IsEmpty)
        {
            return manifest;
        }

        if (bag.Count == before)
        {
            bag.Error(
                DiagnosticCodes.MissingKey,
                header.Location,
                $"the script of hook \"{hook.Id}\" does not say when it runs",
                "points in its header",
                "add a line such as // points: post-build");
        }

        return null;
    }

    private static ImmutableArray<HookPoint> Points(ImmutableArray<string> names)
    {
        var points = new SortedSet<HookPoint>();
        foreach (var name in names)
        {
            points.Add((HookPoint)ManifestNames.IndexOf(ManifestNames.Points, name));
        }

        return [.. points];
    }

    private static HookCapabilities Capabilities(ImmutableArray<string> names)
    {
        var capabilities = HookCapabilities.None;
        foreach (var name in names)
        {
            capabilities |= PolicyNames.Capability(name);
        }

        return capabilities;
    }
}
