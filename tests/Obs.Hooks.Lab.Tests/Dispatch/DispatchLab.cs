using Obs.Hooks.Lab.Tests.Backend;

namespace Obs.Hooks.Lab.Tests.Dispatch;

/// <summary>
/// A real backend with its unmodified dispatcher, the shim in BSConfig.pm, and two real workers: lab:2 is small, lab:3 is big.
/// Packages have no build dependencies but one, and `build` is replaced by a script that only leaves a result: a job takes a
/// second.
/// </summary>
public sealed class DispatchLab : IAsyncLifetime
{
    public const string Small = "lab:2";
    public const string Big = "lab:3";

    internal const string BsConfig = $"{LabPaths.Lab}/server/BSConfig.pm";

    private const string Shim = $"{LabPaths.Config}/dispatcher.pl";

    private const string QuickBuild =
        """
        #!/bin/bash
        while [ $# -gt 0 ]; do
            case $1 in
                --root) root=$2; shift ;;
                --kill | --wipe) exit 0 ;;
            esac
            shift
        done
        mkdir -p "$root/.build.packages/OTHER"
        echo result > "$root/.build.packages/OTHER/result.txt"
        echo built > "$root/.build.log"

        """;

    internal ObsClient Obs { get; } = new("quick");

    public async Task InitializeAsync()
    {
        PrivateNamespaces.Require();
        PrivateNamespaces.Cover(LabPaths.Mount);
        Directory.CreateDirectory(LabPaths.Lab);
        Directory.CreateDirectory(LabPaths.Config);
        Tool.Run("cp", "-a", Repository.Distribution, LabPaths.EngineDirectory).Succeeded();
        Directory.CreateDirectory(Path.Combine(LabPaths.EngineDirectory, "plugins"));
        Tool.Run("cp", "-a", Repository.LabPlugin, Path.Combine(LabPaths.EngineDirectory, "plugins/lab")).Succeeded();
        Tool.Run("chown", "-R", "root:root", LabPaths.EngineDirectory).Succeeded();

        LabFixture.Lab("up");
        await File.WriteAllTextAsync(Path.Combine(LabPaths.ServedBuild, "build"), QuickBuild);
        // Before the workers start: BSConfig.pm is part of their code.
        Install("open");
        await ProjectsAsync();
        LabFixture.Lab("more-worker", "2", "--hostlabel", "small", "--jobs", "1");
        LabFixture.Lab("more-worker", "3", "--hostlabel", "big", "--jobs", "8");
    }

    public Task DisposeAsync()
    {
        Obs.Dispose();
        LabFixture.Lab("down");
        return Task.CompletedTask;
    }

    /// <summary>(Re)installs the shim and starts the dispatcher anew.</summary>
    internal static void Install(string withoutService)
    {
        LabFixture.Engine(
            "install", "dispatcher", "--bsconfig", BsConfig, "--shim", Shim, "--socket", AllocatorProcess.Socket,
            "--without-service", withoutService).Succeeded();

        // Other tests run beside these; with the tenth of a second that it has, a slow answer sends a job anywhere.
        const string timeout = "\nmy $timeout = ";
        var shim = File.ReadAllText(Shim);
        shim.Should().ContainAny($"{timeout}0.1;", $"{timeout}60;");
        File.WriteAllText(Shim, shim.Replace($"{timeout}0.1;", $"{timeout}60;", StringComparison.Ordinal));
        LabFixture.Lab("start-dispatcher");
    }

    /// <summary>Commits a package; the scheduler makes a job of it.</summary>
    internal async Task CommitAsync(string package, string constraints = "")
    {
        var files = Directory.CreateDirectory(Path.Combine(LabPaths.Lab, "sources", package)).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(files, $"{package}.dsc"),
            $"Format: 1.0\nSource: {package}\nBinary: {package}\nArchitecture: any\nVersion: 1.0\nMaintainer: Lab <lab@localhost>\n");
        if (constraints.Length > 0)
        {
            await File.WriteAllTextAsync(Path.Combine(files, "_constraints"), $"<constraints>{constraints}</constraints>");
        }

        await Obs.CommitAsync(package, files);
    }

    /// <summary>Waits until a package has been built and says by which worker.</summary>
    internal async Task<string> BuiltByAsync(string package)
    {
        var workers = await Eventually.GetAsync($"{package} is built", () => Obs.WorkersAsync(package), static w => w.Count > 0);
        return workers[^1];
    }

    /// <summary>Waits until both workers ask for a job: a package is in the history before the worker that built it does.</summary>
    internal static Task IdleAsync() => Eventually.TrueAsync(
        "both workers are idle",
        static () => LabFixture.IsKnownIdle(Small) && LabFixture.IsKnownIdle(Big));

    /// <summary>Waits until the dispatcher has been through its loop a number of times.</summary>
    internal static async Task LoopsAsync(int count)
    {
        // It writes this file once in each loop that has jobs.
        var data = Path.Combine(LabPaths.Lab, "obs/run/dispatch.data");
        for (var loop = 0; loop < count; loop++)
        {
            var before = File.GetLastWriteTimeUtc(data);
            await Eventually.TrueAsync("the dispatcher goes on", () => File.GetLastWriteTimeUtc(data) != before);
        }
    }

    private async Task ProjectsAsync()
    {
        MarkPackage.Make(LabPaths.MarkPackage);
        await Obs.PutAsync(
            $"{ObsClient.Source}/source/base/_meta",
            "<project name=\"base\"><title/><description/><repository name=\"std\"><arch>x86_64</arch></repository></project>");
        await Obs.PutAsync(
            $"{ObsClient.Repository}/build/base/std/x86_64/_repository/labmark.deb", await File.ReadAllBytesAsync(LabPaths.MarkPackage));
        await Obs.PutAsync(
            $"{ObsClient.Source}/source/quick/_meta",
            "<project name=\"quick\"><title/><description/><repository name=\"std\"><path project=\"base\" repository=\"std\"/>"
            + "<arch>x86_64</arch></repository></project>");
        await Obs.PutAsync($"{ObsClient.Source}/source/quick/_config", "Type: dsc\nRepotype: debian\nPreinstall: labmark\n");
    }
}
