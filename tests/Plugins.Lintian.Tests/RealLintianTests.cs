using System.Diagnostics;
using Obs.Hooks.Effects;
using Obs.Hooks.Testing;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Lintian.Tests;

/// <summary>lintian of a real tools root, on packages of the real dpkg-deb.</summary>
public sealed class RealLintianTests : IDisposable
{
    private readonly HookHarness _harness = new() { Tools = LintToolsRoot.Root };

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task AfterBuild_PackageWithoutErrors_IsAcceptable()
    {
        Add("good");

        var verdict = await _harness.AfterBuildAsync(new LintianHook());

        verdict.Should().BeOfType<Verdict.Ok>("{0}", string.Join('\n', _harness.Log.Infos));
        _harness.Log.Infos[^1].Should().StartWith("1 package checked; 0 errors, ");
    }

    [Fact]
    public async Task AfterBuild_PlantedError_FailsAndIsExplained()
    {
        Add("bad");

        (await _harness.AfterBuildAsync(new LintianHook())).Should().BeOfType<Verdict.ProjectFailure>();

        _harness.Log.Infos.Should().Contain("E: hello: file-in-usr-local [usr/local/share/x]");
        _harness.Log.Infos.Should().Contain(static l => l.StartsWith("  file-in-usr-local: The package installs a file in /usr/local") && l.EndsWith("https://udd.debian.org/lintian-tag/file-in-usr-local"));
    }

    [Fact]
    public async Task AfterBuild_PlantedErrorSuppressed_IsAcceptable()
    {
        Add("bad");
        _harness.WithSettings("""{ "suppressTags": ["file-in-usr-local", "dir-in-usr-local"], "profile": "debian", "show": "pedantic" }""");

        (await _harness.AfterBuildAsync(new LintianHook())).Should().BeOfType<Verdict.Ok>("{0}", string.Join('\n', _harness.Log.Infos));
    }

    [Fact]
    public async Task AfterBuild_UnknownProfile_BreaksWithLintiansWords()
    {
        Add("good");
        _harness.WithSettings("""{ "profile": "nope" }""");

        (await _harness.AfterBuildAsync(new LintianHook())).Should().BeOfType<Verdict.HookError>()
            .Which.Message.Should().Be("OBSH853: lintian ended with status 2: Could not find a profile matching: nope/main");
    }

    [Fact]
    public async Task AfterBuild_MembersThatAreNoArchives_AreNamed()
    {
        _harness.Results.Add("DEBS", "odd_1_all.deb", "!<arch>\ndebian-binary   0           0     0     100644  4         `\n2.0\ncontrol.tar     0           0     0     100644  2         `\nxxdata.tar        0           0     0     100644  2         `\nxx");

        (await _harness.AfterBuildAsync(new LintianHook())).Should().BeOfType<Verdict.ProjectFailure>()
            .Which.Message.Should().StartWith("OBSH856: lintian").And.Contain("could not check 1 package");
        _harness.Log.Infos.Should().Contain(static l => l.StartsWith("E: odd_1_all.deb: unreadable-package lintian cannot read it: "));
    }

    [Fact]
    public async Task AfterBuild_PackageThatUnpacksToMuch_EndsWithAMessage()
    {
        Add("bomb");
        _harness.WithSettings("""{ "memoryMB": 200 }""");

        var verdict = await _harness.AfterBuildAsync(new LintianHook());

        verdict.Should().BeOfType<Verdict.ProjectFailure>("{0}", verdict).Which.Message.Should().MatchRegex("^OBSH85[56]: ");
    }

    private void Add(string variant)
    {
        var output = Path.Combine(_harness.WorkDirectory, variant);
        using var process = Process.Start(Path.Combine(AppContext.BaseDirectory, "Packages", "make-deb.sh"), [variant, output])!;
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        foreach (var file in Directory.GetFiles(output))
        {
            _harness.Results.Add("DEBS", Path.GetFileName(file), File.ReadAllBytes(file));
        }
    }
}
