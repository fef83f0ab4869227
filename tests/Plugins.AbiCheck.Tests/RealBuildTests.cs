namespace Obs.Hooks.Plugins.AbiCheck.Tests;

public sealed class RealBuildTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    [Fact]
    public void Build_StructureWithAnotherLayout_IsFoundAndFailsOrWarnsByPolicy()
    {
        builds.Tools.Root.Packages.Should().NotBeEmpty("the builds share this root");
        using var build = new RealBuild();

        var first = build.Run(changed: "fail");

        first.Status.Should().Be(0, "the log is:\n{0}", first.Log);
        build.Packages.Should().BeEquivalentTo("libx1-1.0-1.x86_64.rpm", "libx1-32bit-1.0-1.x86_64.rpm", "x-debuginfo-1.0-1.x86_64.rpm");
        foreach (var tool in (ReadOnlySpan<string>)["usr/bin/abipkgdiff", "usr/lib/build/mkbaselibs", "usr/lib/obs-build/mkbaselibs"])
        {
            File.Exists(Path.Combine(build.Root, tool)).Should().BeFalse("tools are no part of the target");
        }

        build.KeepResults();
        File.WriteAllText(build.Source("x.c"), File.ReadAllText(build.Source("x.c")).Replace("int a;", "int a; long more;", StringComparison.Ordinal));
        var failed = build.Run(changed: "fail");
        var warned = build.Run(changed: "warn");

        failed.Status.Should().Be(1, "the log is:\n{0}", failed.Log);
        failed.Log.Should().Contain("OBSH890").And.Contain("changed: libx1.x86_64 libx.so.1: 'function int x(opt*)'");
        warned.Status.Should().Be(0, "the log is:\n{0}", warned.Log);
        warned.Log.Should().Contain("report hooks.abi-check.txt");
        build.Packages.Should().Contain("libx1-32bit-1.0-1.x86_64.rpm");
    }
}
