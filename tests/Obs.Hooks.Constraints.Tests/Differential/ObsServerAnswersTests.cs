using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>
/// The answers to people: configurations, hints and checks, from this library and from the subroutines of Debian's bs_dispatch and
/// bs_repserver (2.9.4). Left out of the questions is what came later: bad hosts in hints, overwrites and native workers in checks.
/// </summary>
public sealed class ObsServerAnswersTests
{
    private const int Count = 400;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Archs = ["x86_64", "i586", "aarch64", "ppc64le", "s390x"];

    [Fact]
    public async Task Read_RandomConfigurations_AgreesWithObsBuild()
    {
        var dice = new Dice(7);
        var questions = Enumerable.Range(0, 5 * Count)
            .Select(_ => new JsonObject { ["op"] = "parse_prjconf", ["text"] = RandomConfig.Any(dice), ["arch"] = dice.Of(Archs) }).ToArray();
        Compare(questions, await ObsServer.AskAsync(questions), static q =>
        {
            var config = ProjectConfigReader.Read(Member(q, "text"), Member(q, "arch"));
            return new JsonObject
            {
                ["hostarch"] = config.HostArch, ["lines"] = new JsonArray([.. config.Constraints.Select(static c => JsonValue.Create(c.Text))]),
            };
        });
    }

    [Fact]
    public async Task Check_RandomFarms_AgreesWithTheDispatcher()
    {
        var dice = new Dice(8);
        var questions = Enumerable.Range(0, Count).Select(_ => new JsonObject
        {
            ["op"] = "hint",
            ["arch"] = dice.Of(Archs),
            ["constraints"] = RandomXml.Constraints(dice, 1, 1).ToString(SaveOptions.DisableFormatting),
            ["workers"] = Farm(dice),
        }).ToArray();
        Compare(questions, await ObsServer.AskAsync(questions), static q =>
        {
            var result = new DispatchHint(new ConstraintMatcher()).Check(
                new HintJob("prj", "std", Member(q, "arch"), "gcc"), ConstraintXml.Parse(Member(q, "constraints")), Workers(q), new HashSet<string>());
            return new JsonObject { ["action"] = result.Action.ToString().ToLowerInvariant(), ["text"] = result.Text };
        });
    }

    [Fact]
    public async Task CompliantWorkers_RandomFarms_AgreesWithTheRepositoryServer()
    {
        var dice = new Dice(9);
        var questions = Enumerable.Range(0, Count).Select(_ => new JsonObject
        {
            ["op"] = "checkconstraints",
            ["arch"] = dice.Of(Archs),
            ["prjconf"] = $"Constraint: {dice.Of("hostlabel fast", "hardware:jobs 2", "linux:flavor default", "hardware:disk:size unit=M 4")}",
            ["xml"] = dice.OneIn(3) ? null : RandomXml.Constraints(dice, 1, 1).ToString(SaveOptions.DisableFormatting),
            ["workers"] = Farm(dice),
        }).ToArray();
        Compare(questions, await ObsServer.AskAsync(questions), static q => new JsonArray(
        [
            .. new ConstraintsCheck(new ConstraintMatcher()).CompliantWorkers(
                ProjectConfigReader.Read(Member(q, "prjconf"), Member(q, "arch")), q["xml"]?.GetValue<string>(), Member(q, "arch"), Workers(q))
                .Select(static name => JsonValue.Create(name)),
        ]));
    }

    private static void Compare(JsonObject[] questions, JsonNode?[] answers, Func<JsonObject, JsonNode> ours)
    {
        answers.Select(static a => a!.ToJsonString()).Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThan(3);
        Agreement.Check(
            questions, static q => q.ToJsonString(Readable), q => ours(q).ToJsonString(Readable), answers.Select(static a => a!.ToJsonString(Readable)));
    }

    private static string Member(JsonObject question, string name) => question[name]!.GetValue<string>();

    private static JsonArray Farm(Dice dice) => new(
    [
        .. dice.Some(12, () => (State: dice.Of("idle", "building", "away", "down", "dead"), Name: $"{dice.Of(Archs)}:{dice.Below(4)}"))
            .Distinct()
            .Select(w => new JsonObject { ["state"] = w.State, ["name"] = w.Name, ["xml"] = RandomXml.Worker(dice) }),
    ]);

    private static IEnumerable<BackendWorker> Workers(JsonObject question) => question["workers"]!.AsArray().Select(static w => new BackendWorker(
        Enum.Parse<BackendState>(w!["state"]!.GetValue<string>(), ignoreCase: true),
        w["name"]!.GetValue<string>(),
        WorkerXml.ParseStrict(w["xml"]!.GetValue<string>())));
}
