using System.Text.Json;

namespace Obs.Hooks.Plugins.Rpmlint.Tests.EndToEnd;

/// <summary>Real builds with a planted error: found, and failed or warned about by policy, by tools that the target root has none of.</summary>
public sealed class BuildTests(BuildArea area) : IClassFixture<BuildArea>
{
    [Fact]
    public void Build_RpmWithAPlantedError_FailsOrWarnsByPolicy()
    {
        string[] config = [BuildArea.Packages("distribution.toml")];

        area.Build("rpm/hello.spec", "rpmlint", new { policy = "fail", config }).Should().Be(1, area.Log);
        area.Log.Should().Contain("[hook rpmlint] hello.noarch: E: world-writable (Badness: 200) /usr/share/hello/hello.data 666")
            .And.Contain("OBSH856: rpmlint 2.4.0: badness 200 exceeds the threshold of 100");

        area.Build("rpm/hello.spec", "rpmlint", new { policy = "warn", config }).Should().Be(0, area.Log);
        area.Log.Should().Contain("OBSH856: rpmlint 2.4.0: badness 200 ");
        Result("rpmlint.log").Should().Contain("hello.noarch: E: world-writable").And.Contain("specfiles checked; ");
        Findings("hooks.rpmlint.json").Should().Contain("world-writable");
        Result("hooks.report.html").Should().Contain("<h2>rpmlint</h2>").And.Contain("FilesCheck.toml#L");
        TargetHasNoChecker();
    }

    [Fact]
    public void Build_DebWithAPlantedError_FailsOrWarnsByPolicy()
    {
        area.Build("deb/hello_1.0.dsc", "lintian", new { policy = "fail" }).Should().Be(1, area.Log);
        area.Log.Should().Contain("[hook lintian] E: hello: file-in-usr-local [usr/local/share/x]").And.Contain("OBSH856: lintian 2.");

        area.Build("deb/hello_1.0.dsc", "lintian", new { policy = "warn" }).Should().Be(0, area.Log);
        Result("lintian.log").Should().Contain("E: hello: file-in-usr-local");
        Findings("hooks.lintian.json").Should().Contain("file-in-usr-local");
        Result("hooks.report.html").Should().Contain("<h2>lintian</h2>").And.Contain("https://udd.debian.org/lintian-tag/file-in-usr-local");
        TargetHasNoChecker();
    }

    private string Result(string name) =>
        File.ReadAllText(Directory.GetFiles(area.Results + "/", name, SearchOption.AllDirectories).Should().ContainSingle().Which);

    private IEnumerable<string?> Findings(string name)
    {
        using var json = JsonDocument.Parse(Result(name));
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(static f => f.GetProperty("code").GetString())];
    }

    private void TargetHasNoChecker()
    {
        foreach (var name in (ReadOnlySpan<string>)["usr/bin/rpmlint", "usr/bin/lintian", "var/lib/dpkg/info/rpmlint.list", "var/lib/dpkg/info/lintian.list"])
        {
            Path.Exists(Path.Combine(area.Root, name)).Should().BeFalse("{0} must not come from the target's repository", name);
        }
    }
}
