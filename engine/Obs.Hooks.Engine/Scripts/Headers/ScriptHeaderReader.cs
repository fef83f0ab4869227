using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary>
/// Reads a script's header. Values are bound by what binds hooks.json, so both are held to the same grammar and get the same
/// messages.
/// </summary>
internal static class ScriptHeaderReader
{
    private const HookCapabilities Changing =
        HookCapabilities.Packages | HookCapabilities.BuildOptions | HookCapabilities.Sources | HookCapabilities.Prjconf
        | HookCapabilities.Results;

    /// <param name="file">The script.</param>
    /// <param name="trust">Who wrote it.</param>
    /// <param name="bag">Takes all mistakes; what is right is in the result all the same.</param>
    public static ScriptHeader Read(ScriptFile file, TrustClass trust, DiagnosticBag bag)
    {
        var text = new SourceText(file.DisplayPath, file.Utf8, trust) { FirstLine = file.LineOffset, FirstColumn = file.ColumnOffset };
        var lines = HeaderScanner.Scan(text, bag);
        var manifest = new HeaderBinder(bag, trust).Bind(lines);
        manifest = manifest with { AffectsResult = (manifest.Capabilities & Changing) != 0 };
        return new ScriptHeader(
            manifest,
            lines.Count > 0 ? lines[0].KeyPoint.Location : text.Locate(0),
            lines.Count > 0);
    }
}
