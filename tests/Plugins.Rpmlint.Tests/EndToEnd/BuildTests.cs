using System.Text.Json;
using Obs.Hooks.Tests.Shared;

namespace Obs.Hooks.Plugins.Rpmlint.Tests.EndToEnd;

/// <summary>Real builds with a planted error: found, and failed or warned about by policy, by tools that the target root has none of.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly RealBuild _build = new();

    public BuildTests() => RealBuild.Succeed(Packages("make-sources.sh"), _build.At("sources"));

    public void Dispose() => _build.Dispose();

    /// <summary>One after the other in one root: to make that takes longest.</summary>
    [Fact]
    public void Build_PackagesWithAPlantedError_FailOrWarnByPolicy()
    {
        Rpm();
        Deb();
        _build.HasNone("usr/bin/rpmlint", "usr/bin/lintian", "var/lib/dpkg/info/rpmlint.list", "var/lib/dpkg/info/lintian.list");
        _build.Leftovers().Should().BeEmpty();
    }

    private void Rpm()
    {
        string[] config = [Packages("distribution.toml")];

        var failed = Run("rpm/hello.spec", "rpmlint", new { policy = "fail", config });
        failed.Status.Should().Be(1, "the log is:\n{0}", failed.Log);
        failed.Log.Should().Contain("[hook rpmlint] hello.noarch: E: world-writable (Badness: 200) /usr/share/hello/hello.data 666")
            .And.Contain("OBSH856: rpmlint 2.4.0: badness 200 exceeds the threshold of 100");

        var warned = Run("rpm/hello.spec", "rpmlint", new { policy = "warn", config });
        warned.Status.Should().Be(0, "the log is:\n{0}", warned.Log);
        warned.Log.Should().Contain("OBSH856: rpmlint 2.4.0: badness 200 ");
        Result("rpmlint.log").Should().Contain("hello.noarch: E: world-writable").And.Contain("specfiles checked; ");
        Findings("hooks.rpmlint.json").Should().Contain("world-writable");
        Result("hooks.report.html").Should().Contain("<h2>rpmlint</h2>").And.Contain("FilesCheck.toml#L");
    }

    private void Deb()
    {
        var failed = Run("deb/hello_1.0.dsc", "lintian", new { policy = "fail" });
        failed.Status.Should().Be(1, "the log is:\n{0}", failed.Log);
        failed.Log.Should().Contain("[hook lintian] E: hello: file-in-usr-local [usr/local/share/x]").And.Contain("OBSH856: lintian 2.");

        var warned = Run("deb/hello_1.0.dsc", "lintian", new { policy = "warn" });
        warned.Status.Should().Be(0, "the log is:\n{0}", warned.Log);
        Result("lintian.log").Should().Contain("E: hello: file-in-usr-local");
        Findings("hooks.lintian.json").Should().Contain("file-in-usr-local");
        Result("hooks.report.html").Should().Contain("<h2>lintian</h2>").And.Contain("https://udd.debian.org/lintian-tag/file-in-usr-local");
    }

    private (int Status, string Log) Run(string recipe, string hook, object settings)
    {
        _build.Configure(new()
        {
            [hook] = new { settings, tools = RealBuild.Tools(LintToolsRoot.Packages) },
            ["report"] = new { },
            ["cleanup"] = new { },
        });
        return _build.Run(recipe, "--rpms", $"{RealBuild.Lab("debs")}:{RealBuild.Lab("tools-debs")}", "--dist", Packages("project.conf"));
    }

    private static string Packages(string file) => RealBuild.Beside($"Packages/{file}");

    private string Result(string name) =>
        File.ReadAllText(Directory.GetFiles(Path.Combine(_build.Root, ".build.packages/"), name, SearchOption.AllDirectories).Should().ContainSingle().Which);

    private IEnumerable<string?> Findings(string name)
    {
        using var json = JsonDocument.Parse(Result(name));
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(static f => f.GetProperty("code").GetString())];
    }
}
