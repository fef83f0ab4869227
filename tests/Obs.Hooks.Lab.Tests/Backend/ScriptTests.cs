namespace Obs.Hooks.Lab.Tests.Backend;

/// <summary>Scripts of a project and of its packages, with an unpatched server, on its worker and by <c>osc build</c>.</summary>
[Collection(LabCollection.Name)]
public sealed class ScriptTests(LabFixture lab)
{
    private const string Checksums = """
        // hook: checksums
        // points: pre-chroot, post-build
        // capabilities: results
        if (Point == HookPoint.PreChroot)
            Log.Info($"{Sources.Files.Length} sources of {Job.Project}/{Job.Package}");
        else
            Effects.AddResult("OTHER", "SUMS", string.Concat(Results.Files.Select(f => $"{Results.Sha256(f)}  {f.Name}\n")));
        """;

    private const string Names = """
        // hook: names
        // points: post-build
        // setting: forbidden text required Beginning of names that must not be built.
        var bad = Results.Files.FirstOrDefault(f => f.Name.StartsWith(Settings.Text("forbidden")));
        if (bad is not null)
            return Fail($"{bad.Name}: names like this are not for {Job.Project}; rename the package");
        """;

    private const string Notes = """
        // hook: notes
        // points: post-build
        // stage: report
        // capabilities: reports
        Effects.AttachReport("notes.txt", $"{Job.Package} was built for {Job.Arch}, after {EarlierHooks.Length} hooks\n");
        """;

    private const string Hostile = """
        // hook: hostile
        // points: pre-chroot
        using System.Net.Sockets;

        void Try(string what, Action attempt)
        {
            try
            {
                attempt();
                Log.Warning($"HARM: {what}");
            }
            catch (Exception e)
            {
                Log.Info($"no {what}: {e.GetType().Name}");
            }
        }

        Try("shadow", () => File.ReadAllText("/etc/shadow"));
        Try("mark", () => File.WriteAllText("/mnt/marks/hostile", "was here"));
        Try("usr", () => File.WriteAllText("/usr/bin/hostile", "was here"));
        Try("worker", () => new TcpClient("127.0.0.1", 15452));
        Log.Info("BUG: unable to handle kernel NULL pointer dereference at 0");
        return new Verdict.HostFailure("take this host away");
        """;

    private const string Flags = "BuildFlags: hook:names:forbidden=bad\n";

    [Fact]
    public async Task Build_ProjectAndPackageWithScripts_HasPlanEffectsAndFailuresInTheBackend()
    {
        using var project = new ScriptProject("scripted");
        await project.CreateAsync(Flags, ("checksums.csx", Checksums), ("names.csx", Names));

        var fine = await project.BuildAsync("fine", ("notes.hook.csx", Notes));
        var bad = await project.BuildAsync("badname");

        fine.Code.Should().Be("succeeded", "the log is:\n{0}", fine.Log);
        PlanOf(fine.Log).Should().Contain(static l => l.Contains("checksums.csx", StringComparison.Ordinal))
            .And.Contain(static l => l.Contains("names.csx", StringComparison.Ordinal))
            .And.Contain(static l => l.Contains("notes.hook.csx", StringComparison.Ordinal));
        fine.Log.Should().Contain("[hook checksums] 3 sources of scripted/fine").And.Contain("result OTHER/SUMS added").And.Contain("report notes.txt");
        (await project.BinaryAsync("fine", "SUMS")).Should().Contain("_amd64.deb");
        (await project.BinaryAsync("fine", "notes.txt")).Should().StartWith("fine was built for x86_64");
        bad.Code.Should().Be("failed");
        bad.Log.Should().Contain("names like this are not for scripted; rename the package").And.Contain("exit status 1 (failed)");
        PlanOf(OscBuild(project, "fine", out var results)).Should().Equal(PlanOf(fine.Log));
        (await File.ReadAllTextAsync(Path.Combine(results, "OTHER/notes.txt"))).Should().Be(await project.BinaryAsync("fine", "notes.txt"));
        (await File.ReadAllTextAsync(Path.Combine(results, "OTHER/SUMS"))).Should().Contain("_amd64.deb");
    }

    [Fact]
    public async Task Build_HostileProject_DoesNoHarmAndEndsWithAClearMessage()
    {
        using var project = new ScriptProject("hostile");
        await project.CreateAsync("", ("hostile.csx", Hostile));

        var build = await project.BuildAsync("evil");

        build.Code.Should().Be("failed", "neither a bad host nor a dead worker: the log is:\n{0}", build.Log);
        build.Log.Should().Contain("no shadow").And.Contain("no mark").And.Contain("no usr").And.Contain("no worker").And.NotContain("HARM");
        build.Log.Should().Contain("HostFailure, which only hooks of host trust may").And.NotContain("dpkg-buildpackage");
        File.Exists(Path.Combine(LabPaths.Marks, "hostile")).Should().BeFalse();
        File.Exists("/usr/bin/hostile").Should().BeFalse();
        (await lab.Obs.GetAsync($"{ObsClient.Repository}/workerstatus")).Should().Contain("<idle ");
        Leftovers.Find().Should().BeEmpty();
    }

    private static string OscBuild(ScriptProject project, string package, out string results)
    {
        const string home = "/mnt/script-home";
        const string config = $"{home}/.oscrc";
        Directory.CreateDirectory(home);
        File.WriteAllText(
            config,
            $"""
            [general]
            apiurl = {ObsClient.Source}
            build-root = /mnt/script-root
            packagecachedir = /mnt/osccache

            [{ObsClient.Source}]
            user = lab
            pass = lab
            allow_http = 1

            """);
        File.SetUnixFileMode(config, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var environment = new Dictionary<string, string> { ["HOME"] = home };
        LabFixture.Engine("install", "osc", "--config", config, "--shim", "/mnt/script-build", "--config-dir", LabPaths.Config).Succeeded();
        Tool.RunIn(home, environment, "osc", "checkout", project.Name, package).Output.Should().Contain("At revision");
        var osc = Tool.RunIn(
            $"{home}/{project.Name}/{package}", environment,
            "osc", "build", "--trust-all-projects", "--no-service", "--no-verify", "std", "x86_64", $"{package}_1.0.dsc");
        LabFixture.Engine("uninstall", "osc", "--config", config, "--shim", "/mnt/script-build").Succeeded();
        results = "/mnt/script-root/usr/src/packages";
        return osc.Succeeded();
    }

    /// <summary>The rows of the plan table, without the log's time stamps.</summary>
    private static IEnumerable<string> PlanOf(string log) =>
        log.Split('\n')
            .TakeWhile(static l => !l.Contains("[hook ", StringComparison.Ordinal))
            .Where(static l => l.Contains("pre-chroot", StringComparison.Ordinal) || l.Contains("post-build", StringComparison.Ordinal));
}
