using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Merging;
using Obs.Hooks.Constraints.Perl;
using Obs.Hooks.Constraints.Versions;

namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>
/// The same questions to this library and to Debian's obs-server (2.9.4). This library follows OBS of 2024-08: what has changed
/// since is left out of the questions, or put to 2.9.4 in parts that it answers alike.
/// </summary>
public sealed class ObsServerTests
{
    private const int Count = 3000;

    /// <summary>Fewer where perl parses XML: it does some two thousand documents a second.</summary>
    private const int XmlCount = 1500;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Compare_RandomVersions_AgreesWithObsServer()
    {
        var dice = new Dice(1);
        var pairs = Enumerable.Range(0, Count).Select(_ => (A: dice.Version(), B: dice.Version())).ToArray();
        var answers = await ObsServer.AskAsync([.. pairs.Select(p => Ask("verscmp", ("a", p.A), ("b", p.B)))]);
        Agreement.Check(
            pairs, static p => p.ToString(), static p => Text(RpmVersion.Compare(p.A, p.B)), answers.Select(static r => r!.ToString()));
    }

    [Fact]
    public async Task Greater_RandomNumbers_AgreesWithPerl()
    {
        var dice = new Dice(2);
        var pairs = Enumerable.Range(0, Count).Select(_ => (A: dice.Number(), B: dice.Number())).ToArray();
        var answers = await ObsServer.AskAsync([.. pairs.Select(p => Ask("greater", ("a", p.A), ("b", p.B)))]);
        Agreement.Check(
            pairs,
            static p => p.ToString(),
            static p => PerlNumber.Parse(p.A) > PerlNumber.Parse(p.B) ? "1" : "0",
            answers.Select(static r => r!.ToString()));
    }

    [Fact]
    public async Task Text_RandomSizes_AgreesWithObsServer()
    {
        var dice = new Dice(3);
        var sizes = Enumerable.Range(0, Count).Select(_ => (Size: dice.Number(), Unit: dice.Unit())).ToArray();
        var answers = await ObsServer.AskAsync([.. sizes.Select(s => Ask("mbsize", ("size", s.Size), ("unit", s.Unit)))]);
        Agreement.Check(
            sizes, static s => s.ToString(), static s => SizeInMegabytes.Text(s.Size, s.Unit), answers.Select(static r => r!.ToString()));
    }

    [Fact]
    public async Task Matches_RandomConstraints_AgreesWithObsServer()
    {
        var dice = new Dice(4);
        var pairs = Enumerable.Range(0, XmlCount)
            .Select(_ => (Worker: RandomXml.Worker(dice), Constraints: RandomXml.Constraints(dice, 3, 3))).ToArray();
        var parts = pairs.SelectMany((p, i) => Parts(p.Constraints).Select(part => (Pair: i, Text: part))).ToArray();
        var answers = await ObsServer.AskAsync(
            [.. parts.Select(p => Ask("match", ("worker", pairs[p.Pair].Worker), ("constraints", p.Text)))]);
        var expected = new int[XmlCount];
        Array.Fill(expected, 1);
        foreach (var (part, answer) in parts.Zip(answers))
        {
            expected[part.Pair] &= int.Parse(answer!.ToString(), CultureInfo.InvariantCulture);
        }

        var matcher = new ConstraintMatcher();
        expected.Should().Contain(0).And.Contain(1);
        Agreement.Check(
            pairs,
            static p => p.ToString(),
            p => matcher.Matches(WorkerXml.Parse(p.Worker), ConstraintXml.Parse(p.Constraints.ToString())) ? "1" : "0",
            expected.Select(Text));
    }

    [Fact]
    public async Task Parse_RandomLines_AgreesWithObsServer()
    {
        var dice = new Dice(5);
        var lists = Enumerable.Range(0, Count).Select(_ => RandomLines.Any(dice)).ToArray();
        var answers = await ObsServer.AskAsync([.. lists.Select(AskLines)]);
        Agreement.Check(lists, static l => string.Join(" | ", l), Parse, answers.Select(static r => Modern(r!)));
    }

    [Fact]
    public async Task Merge_RandomLevels_AgreesWithObsServer()
    {
        var dice = new Dice(6);
        var jobs = Enumerable.Range(0, XmlCount).Select(_ => (
            Worker: RandomXml.Worker(dice),
            // One flag at most on both levels, the sandbox on the upper one: 2.9.4 replaces it and needs any flag, not all.
            Lines: RandomLines.Any(dice).Where(static l => !l.StartsWith("sandbox", StringComparison.Ordinal) && !l.Contains("cpu", StringComparison.Ordinal)).ToArray(),
            File: RandomXml.Constraints(dice, 1, 1).ToString(SaveOptions.DisableFormatting))).ToArray();
        var answers = await ObsServer.AskAsync([.. jobs.Select(j =>
        {
            var question = AskLines(j.Lines, "decide", "prjconf");
            question["xml"] = j.File;
            question["worker"] = j.Worker;
            return question;
        })]);
        Agreement.Check(
            jobs,
            static j => $"{j.Worker} {string.Join(" | ", j.Lines)} {j.File}",
            static j => Decide(j.Worker, j.Lines, j.File),
            answers.Select(static r => r!.ToString()));
    }

    /// <summary>2.9.4 knows one sandbox and wants any of the flags; asked for each alone it wants them all, like 2024-08.</summary>
    private static IEnumerable<string> Parts(XElement constraints)
    {
        var sandboxes = constraints.Elements("sandbox").Count();
        var flags = constraints.Descendants("flag").Count();
        for (var i = 0; i < Math.Max(1, Math.Max(sandboxes, flags)); i++)
        {
            var part = new XElement(constraints);
            part.Elements("sandbox").Where((_, at) => at != i % Math.Max(1, sandboxes)).Remove();
            part.Descendants("flag").Where((_, at) => at != i % Math.Max(1, flags)).Remove();
            yield return part.ToString(SaveOptions.DisableFormatting);
        }
    }

    private static string Parse(string[] lines)
    {
        try
        {
            return Structure.Json(ConstraintLines.Parse(lines));
        }
        catch (ConstraintException e)
        {
            return e.Message;
        }
    }

    /// <summary>2.9.4's structure in the shape of 2024-08: sandboxes are a list, flags are elements.</summary>
    private static string Modern(JsonNode answer)
    {
        if (answer is not JsonObject structure)
        {
            return answer.GetValue<string>();
        }

        if (structure["sandbox"] is { } sandbox)
        {
            structure["sandbox"] = new JsonArray(sandbox.DeepClone());
        }

        if (structure["hardware"]?["cpu"]?["flag"] is JsonArray flags)
        {
            structure["hardware"]!["cpu"]!["flag"] =
                new JsonArray([.. flags.Select(static f => new JsonObject { ["_content"] = f!.DeepClone() })]);
        }

        return structure.ToJsonString(Readable);
    }

    private static string Decide(string worker, string[] lines, string file)
    {
        try
        {
            var merged = new JobConstraints("x86_64", "p") { ProjectLines = lines.Length == 0 ? null : [.. lines], File = file }.Merge();
            return merged is null || new ConstraintMatcher().Matches(WorkerXml.Parse(worker), merged) ? "1" : "0";
        }
        catch (ConstraintException e)
        {
            return e.Message["bad prjconfconstraints: ".Length..];
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject AskLines(string[] lines) => AskLines(lines, "lines", "lines");

    private static JsonObject AskLines(string[] lines, string op, string name) =>
        new() { ["op"] = op, [name] = new JsonArray([.. lines.Select(static l => JsonValue.Create(l))]) };

    private static JsonObject Ask(string op, params (string Name, string Value)[] members)
    {
        var question = new JsonObject { ["op"] = op };
        foreach (var (name, value) in members)
        {
            question[name] = value;
        }

        return question;
    }
}
