namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>The verdicts are those of build-compare's same-build-result.sh (June 2026) on the same packages.</summary>
public sealed class DebVerdictTests(PackageBuilds builds) : IClassFixture<PackageBuilds>
{
    [Theory]
    [InlineData("plain", "xz")]
    [InlineData("later", "xz")]
    [InlineData("later", "gzip")]
    [InlineData("later", "zstd")]
    [InlineData("later", "none")]
    [InlineData("version", "xz")]
    [InlineData("size", "xz")]
    public async Task AfterBuild_OnlyWhatEveryBuildChanges_IsUnchanged(string variant, string compression)
    {
        using var comparison = new Comparison(builds.Debs("plain", compression), builds.Debs(variant, compression));

        var verdict = await comparison.RunAsync();

        verdict.Should().Be(new Verdict.Unchanged("the same 1 package(s) as the last build"), string.Join('\n', comparison.Log));
    }

    [Theory]
    [InlineData("depends", "control: \"Depends: libc6, hello-data (= @VERSION@-@RELEASE@)\" became \"Depends: libc6 (>= 2.30)\"")]
    [InlineData("postinst", "scripts: \"true\" became \"echo twice\"")]
    [InlineData("data", "/usr/bin/hello differs at byte 1")]
    [InlineData("nosums", "cannot be compared: no md5sums in its control archive, so contents cannot be compared")]
    public async Task AfterBuild_SomethingChanged_SaysWhat(string variant, string what)
    {
        using var comparison = new Comparison(builds.Debs("plain"), builds.Debs(variant));

        (await comparison.DifferencesAsync()).Should().Contain("hello_1.0-1_all.deb: " + what);
    }
}
