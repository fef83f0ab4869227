namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>The verdicts are those of build-compare's same-build-result.sh (June 2026) on the same packages.</summary>
public sealed class RpmVerdictTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    [Theory]
    [InlineData("plain")]
    [InlineData("later")]
    [InlineData("release")]
    [InlineData("manpage")]
    [InlineData("comment")]
    [InlineData("trigger")]
    public async Task AfterBuild_OnlyWhatEveryBuildChanges_IsUnchanged(string variant)
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms(variant));

        var verdict = await comparison.RunAsync();

        verdict.Should().Be(new Verdict.Unchanged("the same 3 package(s) as the last build"), string.Join('\n', comparison.Log));
    }

    [Theory]
    [InlineData("requires", "dependencies: \"requires bash 0 \" became \"requires bash 12 3\"")]
    [InlineData("post", "scripts: \"echo installed\" became \"echo installed twice\"")]
    [InlineData("mode", "file list: \"/usr/share/hello/hello.data 0 100644")]
    [InlineData("data", "/usr/share/hello/hello.data differs at byte 1")]
    [InlineData("code", "/usr/bin/hello differs in section .text")]
    [InlineData("file", "file list: \"/usr/share/hello/second.data")]
    public async Task AfterBuild_SomethingChanged_SaysWhat(string variant, string what)
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms(variant));

        var differences = await comparison.DifferencesAsync();

        differences.Should().Contain("hello-1.0-1.1.x86_64.rpm: " + what);
        comparison.Log.Should().Contain(line => line.Contains(what, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("w6.xzdio")]
    [InlineData("w3.zstdio")]
    [InlineData("w9.bzdio")]
    public async Task AfterBuild_OtherPayloads_AreUnpackedToo(string payload)
    {
        using var same = new Comparison(builds.Rpms("plain", payload), builds.Rpms("manpage", payload));
        using var changed = new Comparison(builds.Rpms("plain", payload), builds.Rpms("data", payload));

        (await same.DifferencesAsync()).Should().BeEmpty();
        (await changed.DifferencesAsync()).Should().Contain("hello.data differs at byte 1");
    }

    [Theory]
    [InlineData("hello-devel*", "hello-devel.x86_64: the package is new")]
    [InlineData("*.src.rpm", "hello.src: the package is new")]
    public async Task AfterBuild_PackageMoreThanBefore_IsDifferent(string missing, string difference)
    {
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms("plain")).WithoutOld(missing);

        (await comparison.DifferencesAsync()).Should().Be(difference + "\n");
    }

    [Fact]
    public async Task AfterBuild_PackageIsGone_IsDifferent()
    {
        var old = Path.Combine(builds.Rpms("plain"), "hello-devel-1.0-1.1.x86_64.rpm");
        using var comparison = new Comparison(builds.Rpms("plain"), builds.Rpms("plain")).WithOld("zz.rpm", await File.ReadAllBytesAsync(old));

        (await comparison.DifferencesAsync()).Should().Contain("two packages of that name");
    }
}
