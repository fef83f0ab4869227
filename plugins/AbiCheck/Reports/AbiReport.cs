using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.AbiCheck.Policy;
using Obs.Hooks.Plugins.AbiCheck.Running;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.AbiCheck.Reports;

/// <summary>All that was found, for people, for programs and for the report.</summary>
/// <param name="Results">Of each pair of packages.</param>
/// <param name="Others">What is not about a pair.</param>
/// <param name="Policy">What each kind does.</param>
/// <param name="Suppressions">Names of the files that were used.</param>
internal sealed record AbiReport(
    ImmutableArray<PairResult> Results, ImmutableArray<AbiChange> Others, AbiPolicy Policy, ImmutableArray<string> Suppressions)
{
    public const string TextName = "hooks.abi-check.txt";
    public const string JsonName = "hooks.abi-check.json";

    private const int Version = 1;

    /// <summary>All changes with the package they are of, the ones that are not in a pair first, each once.</summary>
    public IEnumerable<(string Package, AbiChange Change)> Changes => Others
        .Select(static c => ("", c))
        .Concat(Results.SelectMany(static r => r.Changes, static (r, c) => (r.Pair.Name, c)))
        .Distinct();

    /// <summary>One line for the log.</summary>
    public static string Describe(string package, AbiChange change)
    {
        var subject = string.Join(" ", ((ReadOnlySpan<string>)[package, change.Binary]).ToArray().Where(static s => s.Length > 0));
        return $"{AbiPolicy.NameOf(change.Kind)}: {subject}{(subject.Length > 0 ? ": " : "")}{change.What}";
    }

    public IEnumerable<Finding> Findings() => Changes.Select(c => new Finding(
        ReactionSetting.SeverityOf(Policy[c.Change.Kind]),
        $"abi-{AbiPolicy.NameOf(c.Change.Kind)}",
        c.Package.Length > 0 ? c.Package : "results",
        c.Change.Binary.Length > 0 ? $"{c.Change.Binary}: {c.Change.What}" : c.Change.What));

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (package, change) in Changes)
        {
            text.Append(Describe(package, change)).Append('\n');
        }

        foreach (var result in Results)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{result.Pair.Old.FileName} -> {result.Pair.New.FileName} (abipkgdiff: {result.ExitStatus})\n");
            text.Append(result.Text.TrimEnd()).Append('\n');
        }

        return Printable(text.ToString());
    }

    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartObject("policy");
            foreach (var (kind, reaction) in Policy.Reactions)
            {
                json.WriteString(AbiPolicy.NameOf(kind), ReactionSetting.NameOf(reaction));
            }

            json.WriteEndObject();
            json.WriteStartArray("suppressions");
            foreach (var name in Suppressions)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteStartArray("compared");
            foreach (var result in Results)
            {
                json.WriteStartObject();
                json.WriteString("package", result.Pair.Name);
                json.WriteString("old", result.Pair.Old.FileName);
                json.WriteString("new", result.Pair.New.FileName);
                json.WriteString("oldDebugInfo", result.Pair.OldDebugInfo?.FileName);
                json.WriteString("newDebugInfo", result.Pair.NewDebugInfo?.FileName);
                json.WriteNumber("exitStatus", result.ExitStatus);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("changes");
            foreach (var (package, change) in Changes)
            {
                json.WriteStartObject();
                json.WriteString("kind", AbiPolicy.NameOf(change.Kind));
                json.WriteString("package", package);
                json.WriteString("binary", change.Binary);
                json.WriteString("what", change.What);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Names in debug information can be anything.</summary>
    private static string Printable(string text) =>
        string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsControl(from[i]) && from[i] != '\n' ? '?' : from[i];
            }
        });
}
