using Obs.Hooks.Constraints.Hints;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;
using Obs.Hooks.Constraints.Prjconf;

namespace Obs.Hooks.Constraints.Tests.Hints;

public sealed class ConstraintsCheckTests
{
    private static readonly BackendWorker[] Workers =
    [
        Worker(BackendState.Dead, "x86_64:b", "<hostlabel>a</hostlabel>"),
        Worker(BackendState.Idle, "x86_64:a", "<hostlabel>a</hostlabel>"),
        Worker(BackendState.Down, "x86_64:a", "<hostlabel>a</hostlabel>"),
        Worker(BackendState.Building, "x86_64:native", "<hardware><nativeonly/></hardware>"),
        Worker(BackendState.Away, "aarch64:c", "<hostlabel>a</hostlabel>"),
    ];

    [Theory]
    [InlineData("", null, "x86_64", "x86_64:a|x86_64:b|x86_64:native")]
    [InlineData("", null, "i586", "x86_64:a|x86_64:b", "a helper is not for workers that are native only")]
    [InlineData("Hostarch: aarch64", null, "x86_64", "aarch64:c")]
    [InlineData("%ifarch x86_64|Constraint: hostlabel a|%endif", null, "x86_64", "x86_64:a|x86_64:b")]
    [InlineData("", "<overwrite><conditions><package>gcc</package></conditions><hostlabel>x</hostlabel></overwrite>", "x86_64",
        "x86_64:a|x86_64:b|x86_64:native", "the package does not reach the conditions")]
    [InlineData("", "<overwrite><conditions><package/></conditions><hostlabel>a</hostlabel></overwrite>", "x86_64", "x86_64:a|x86_64:b")]
    [InlineData("", "<overwrite><conditions><arch>x86_64</arch></conditions><hostlabel>a</hostlabel></overwrite>", "x86_64", "x86_64:a|x86_64:b")]
    public void CompliantWorkers_AsTheBackend(string config, string? file, string arch, string names, string because = "") =>
        string.Join('|', Check(config, file, arch)).Should().Be(names, because);

    [Fact]
    public void CompliantWorkers_WrongLine_IsAnError() =>
        FluentActions.Invoking(() => Check("Constraint: hostlabel:a", null, "x86_64")).Should().Throw<ConstraintException>()
            .WithMessage("hostlabel:a: unknown element: a");

    [Fact]
    public void CompliantWorkers_NamesBeyondUtf16Units_AreSortedByTheirBytes() =>
        new ConstraintsCheck(new ConstraintMatcher()).CompliantWorkers(
                ProjectConfigReader.Read("", "x86_64"),
                null,
                "x86_64",
                [Worker(BackendState.Idle, "x86_64:\U0001f600", ""), Worker(BackendState.Idle, "x86_64:\uff01", "")])
            .Should().Equal("x86_64:\uff01", "x86_64:\U0001f600");

    private static IReadOnlyList<string> Check(string config, string? file, string arch) => new ConstraintsCheck(new ConstraintMatcher())
        .CompliantWorkers(
            ProjectConfigReader.Read(config.Replace('|', '\n'), arch),
            file is null ? null : $"<constraints>{file}</constraints>",
            arch,
            Workers);

    private static BackendWorker Worker(BackendState state, string name, string xml) =>
        new(state, name, WorkerXml.ParseStrict($"<worker>{xml}</worker>"));
}
