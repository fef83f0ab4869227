namespace Obs.Hooks.Plugins.BuildCompare.Tests;

public sealed class SideFileTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    private const string Log =
        "hello.x86_64: W: no-manual-page /usr/bin/hello-1.0-1.1\nhello.src: W: invalid-url\nchecks: 10, packages: 3\n; has taken 1.2 s\n";

    [Fact]
    public async Task AfterBuild_LintLogInAnotherOrderAndRelease_IsUnchanged()
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms("release"))
            .WithOld("rpmlint.log", Log)
            .WithNew("OTHER", "rpmlint.log", "hello.src: W: invalid-url\nhello.x86_64: W: no-manual-page /usr/bin/hello-1.0-1.2\nchecks: 11, packages: 3\n; has taken 3.4 s\n");

        (await comparison.DifferencesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task AfterBuild_NewFinding_IsDifferent()
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms("plain"))
            .WithOld("rpmlint.log", Log)
            .WithNew("OTHER", "rpmlint.log", Log + "hello.x86_64: E: suid\n");

        (await comparison.DifferencesAsync()).Should().Be(
            "rpmlint.log: differs: + hello.x86_64: E: suid\n    + hello.x86_64: E: suid\n");
    }

    [Fact]
    public async Task AfterBuild_LintLogIsNewOrGone_IsDifferent()
    {
        using var isNew = new Comparison(builds.Rpms("plain"), builds.Rpms("plain")).WithNew("OTHER", "rpmlint.log", Log);
        using var isGone = new Comparison(builds.Rpms("plain"), builds.Rpms("plain")).WithOld("rpmlint.log", Log);

        (await isNew.DifferencesAsync()).Should().Be("rpmlint.log: is new\n");
        (await isGone.DifferencesAsync()).Should().Be("rpmlint.log: is gone\n");
    }

    [Fact]
    public async Task AfterBuild_AppStreamFileChanged_IsDifferent()
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms("plain"))
            .WithOld("hello-appdata.xml", "<a/>")
            .WithNew("OTHER", "hello-appdata.xml", "<b/>");

        (await comparison.DifferencesAsync()).Should().StartWith("hello-appdata.xml: differs");
    }
}
