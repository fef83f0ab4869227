using System.Collections.Immutable;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck.Tests.Target;

public sealed class ClosureTests
{
    [Fact]
    public void Of_NewPackage_TakesWhatItNeedsAndWhatThatNeedsOnly()
    {
        var packages = Packages(Base("libc"), Base("lib", "libc"), Base("gcc", "libc"), Base("bash", "lib") with { IsEssential = true }, New("hello", "lib"));

        Closure.Of(packages, []).Select(static p => p.Name).Should().Equal("libc", "lib", "bash");
        Closure.Of(packages, ["gcc", "nobody"]).Select(static p => p.Name).Should().Equal("libc", "lib", "gcc", "bash");
    }

    [Fact]
    public void Of_Alternatives_PrefersNewThenChosenThenFirst()
    {
        var packages = Packages(Base("awk-a"), Base("awk-b"), New("awk-new"), Base("x"), New("hello", "awk-a|awk-new", "awk-a|x", "x"));

        Closure.Of(packages, []).Select(static p => p.Name).Should().Equal("awk-a", "x");
    }

    [Fact]
    public void Of_CycleAndMissingDependency_Ends() =>
        Closure.Of(Packages(Base("a", "b"), Base("b", "a"), New("hello", "a", "nobody")), []).Should().HaveCount(2);

    private static ImmutableArray<PackageFacts> Packages(params PackageFacts[] packages) => [.. packages];

    private static PackageFacts Base(string name, params string[] needs) => Of("base", name, needs);

    private static PackageFacts New(string name, params string[] needs) => Of("new", name, needs);

    private static PackageFacts Of(string directory, string name, string[] needs) => new(
        new TargetPackage($"{directory}/{name}.rpm", name, "/"), name, [.. needs.Select(static n => n.Split('|').ToImmutableArray())], [name]);
}
