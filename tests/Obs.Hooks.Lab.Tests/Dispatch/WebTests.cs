using System.Buffers.Binary;
using Obs.Hooks.Lab.Tests.Backend;

namespace Obs.Hooks.Lab.Tests.Dispatch;

/// <summary>Real osc and a real browser ask the service.</summary>
[Collection(DispatchCollection.Name)]
public sealed class WebTests(DispatchLab lab)
{
    private const string Evil = "evil<script>document.title='hacked'</script>";

    private static ToolResult Osc(string directory, string api, params ReadOnlySpan<string> arguments)
    {
        Directory.CreateDirectory("/mnt/osc");
        var config = "/mnt/osc/oscrc";
        File.WriteAllText(
            config,
            $"[general]\napiurl = {api}\n[{ObsClient.Source}]\nuser = lab\npass = lab\nallow_http = 1\n"
            + $"[{AllocatorProcess.Address}]\nuser = lab\npass = lab\nallow_http = 1\n");
        File.SetUnixFileMode(config, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Tool.RunIn(
            directory, new Dictionary<string, string> { ["HOME"] = "/mnt/osc" }, "osc", ["-c", config, "-A", api, .. arguments]);
    }

    /// <summary>A checked-out package, as far as osc's checkconstraints looks at it.</summary>
    private static string WorkingCopy(string name, string api, string constraints)
    {
        var directory = Path.Combine("/mnt/osc", name);
        var store = Directory.CreateDirectory(Path.Combine(directory, ".osc")).FullName;
        foreach (var (file, text) in new[]
            { ("_apiurl", api), ("_project", "quick"), ("_package", "asked"), ("_osclib_version", "1.0"), ("_files", "<directory/>") })
        {
            File.WriteAllText(Path.Combine(store, file), text + "\n");
        }

        if (constraints.Length > 0)
        {
            File.WriteAllText(Path.Combine(directory, "_constraints"), $"<constraints>{constraints}</constraints>");
        }

        return directory;
    }

    [Fact]
    public async Task Osc_AskingTheBackendAndTheService_PrintsTheSame()
    {
        using var service = await AllocatorProcess.StartAsync("by-name");
        await lab.CommitAsync("to-2-asked");
        await lab.BuiltByAsync("to-2-asked");

        // In between a worker is neither idle nor building.
        await DispatchLab.IdleAsync();

        Same("/", "workerinfo", "x86_64:lab:2").Should().Contain("<hostlabel>small</hostlabel>");
        Same("/", "workerinfo", "x86_64:lab:9").Should().Contain("unknown worker");
        Same("/", "checkconstraints", "quick", "to-2-asked", "std", "x86_64").Should().Contain("x86_64:lab:2\nx86_64:lab:3");
        Same("/", "checkconstraints", "nothing", "to-2-asked", "std", "x86_64").Should().Contain("404");
        SameInCopies("<hostlabel>big</hostlabel>", "std", "x86_64").Should().Contain("x86_64:lab:3").And.NotContain("lab:2");
        SameInCopies("<hostlabel>big</hostlabel>").Should().Contain("std                       x86_64                    1");
        SameInCopies("<hardware><processors>4096</processors></hardware>").Should().Contain("x86_64                    0");
        // Refused by both; 2.9 and later versions word it differently.
        var copies = AskInCopies("<hardware><nonsense/></hardware>", "std", "x86_64");
        copies.Own.ExitStatus.Should().Be(copies.Backend.ExitStatus);
        copies.Own.Output.Should().Contain("HTTP Error 400: remote error  unknown element");
        copies.Backend.Output.Should().Contain("HTTP Error 400: remote error  unknown element");
        await service.StopAsync();

        string Same(string directory, params string[] arguments)
        {
            var backend = Osc(directory, ObsClient.Source, arguments);
            var own = Osc(directory, AllocatorProcess.Address, arguments);
            own.Should().Be(backend);
            return own.Output;
        }

        string SameInCopies(string constraints, params string[] arguments)
        {
            var (own, backend) = AskInCopies(constraints, arguments);
            own.Should().Be(backend);
            return own.Output;
        }
    }

    private static (ToolResult Own, ToolResult Backend) AskInCopies(string constraints, params ReadOnlySpan<string> arguments) => (
        Osc(WorkingCopy("service", AllocatorProcess.Address, constraints), AllocatorProcess.Address, ["checkconstraints", .. arguments]),
        Osc(WorkingCopy("backend", ObsClient.Source, constraints), ObsClient.Source, ["checkconstraints", .. arguments]));

    [Fact]
    public async Task StatusPage_InABrowser_ShowsWorkersAndWhyJobsWaitWithoutRunningAnything()
    {
        await DispatchLab.IdleAsync();
        using var service = await AllocatorProcess.StartAsync("by-name");
        await lab.CommitAsync("nowhere-shown");
        var escaped = Evil.Replace("<", "&lt;", StringComparison.Ordinal);
        var job = Path.Combine(LabPaths.Lab, "obs/jobs/x86_64/quick::std::evil-0123456789abcdef0123456789abcdef");
        await File.WriteAllTextAsync(
            job, $"<buildinfo project=\"quick\" repository=\"std\" package=\"{escaped}\"><job>evil</job><arch>x86_64</arch><file>x.dsc</file></buildinfo>");
        using var http = new HttpClient();
        await Eventually.GetAsync(
            "both jobs are on the page",
            () => http.GetStringAsync(AllocatorProcess.Address),
            static page => page.Contains("nowhere-shown", StringComparison.Ordinal) && page.Contains("evil", StringComparison.Ordinal));

        var shown = Chromium("--dump-dom");
        var picture = "/mnt/page.png";
        Chromium($"--screenshot={picture}", "--window-size=1200,800");
        File.Delete(job);
        await service.KillAsync();

        // Without a service it goes anywhere: not while the next test wants idle workers.
        await lab.BuiltByAsync("nowhere-shown");
        await DispatchLab.IdleAsync();

        shown.Should().Contain("<title>Worker allocation</title>", "no script has run").And.NotContain("<script")
            .And.Contain("evil&lt;script&gt;").And.Contain("nowhere-shown").And.Contain("the round ended before its turn")
            .And.Contain("<td>x86_64:lab:2</td><td>idle</td>").And.Contain("Allocator by-name.");
        var png = await File.ReadAllBytesAsync(picture);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).Should().Be(1200);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).Should().Be(800);
        png.Length.Should().BeGreaterThan(10_000, "an empty page is compressed to far less");
    }

    private static string Chromium(params ReadOnlySpan<string> arguments) =>
        Tool.RunIn(
            "/mnt",
            new Dictionary<string, string> { ["HOME"] = "/mnt/chromium" },
            "chromium",
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", .. arguments, AllocatorProcess.Address])
            .Succeeded();
}
