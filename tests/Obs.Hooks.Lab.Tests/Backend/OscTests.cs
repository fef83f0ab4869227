namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>The same package and hooks by <c>osc build</c> on a person's own machine.</summary>
[Collection(LabCollection.Name)]
public sealed class OscTests(LabFixture lab)
{
    private const string Home = "/mnt/home";
    private const string ConfigFile = $"{Home}/.oscrc";
    private const string OscRoot = "/mnt/oscroot/std-x86_64";

    private static readonly Dictionary<string, string> HomeOnly = new() { ["HOME"] = Home };

    [Fact]
    public async Task OscBuild_ThroughTheInstalledShim_GivesTheWorkersPlanAndResults()
    {
        var worker = await lab.BuildAsync("good", BuildTests.Step);
        Directory.CreateDirectory(Home);
        var config =
            $"""
            [general]
            apiurl = {ObsClient.Source}
            # where my roots are
            build-root = /mnt/oscroot/%(repo)s-%(arch)s
            packagecachedir = /mnt/osccache

            [{ObsClient.Source}]
            user = lab
            pass = lab
            allow_http = 1

            """;
        await File.WriteAllTextAsync(ConfigFile, config);
        File.SetUnixFileMode(ConfigFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        LabFixture.Engine(
            "install", "osc", "--config", ConfigFile, "--shim", "/mnt/osc-build", "--config-dir", LabPaths.Config).Succeeded();
        Tool.RunIn(Home, HomeOnly, "osc", "checkout", "lab", "good").Output.Should().Contain("At revision");

        var osc = Tool.RunIn(
            $"{Home}/lab/good", HomeOnly,
            "osc", "build", "--trust-all-projects", "--no-service", "--no-verify", "std", "x86_64", "good_1.0.dsc");

        osc.Succeeded().Should().Contain("labmark was installed");
        PlanOf(osc.Output).Should().Equal(PlanOf(worker.Log)).And.NotBeEmpty();
        var results = Path.Combine(OscRoot, "usr/src/packages");
        (await File.ReadAllTextAsync(Path.Combine(results, "OTHER/note.txt"))).Should().Be("lab/good for x86_64");
        File.Exists(Path.Combine(results, "OTHER/hooks.report.html")).Should().BeTrue();

        Tool.Run(LabPaths.Engine, "uninstall", "osc", "--config", ConfigFile, "--shim", "/mnt/osc-build").Succeeded();
        (await File.ReadAllTextAsync(ConfigFile)).Should().Be(config);
        File.GetUnixFileMode(ConfigFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Exists("/mnt/osc-build").Should().BeFalse();
    }

    /// <summary>The rows of the plan table: point, hook and the rest, without the log's time stamps.</summary>
    private static IEnumerable<string> PlanOf(string log) =>
        log.Split('\n')
            .TakeWhile(static l => !l.Contains("[hook ", StringComparison.Ordinal))
            .Where(static l => l.Contains("pre-chroot", StringComparison.Ordinal) || l.Contains("post-build", StringComparison.Ordinal) || l.Contains("cleanup", StringComparison.Ordinal));
}
