using System.Diagnostics;
using Obs.Hooks.Allocation.Recording;
using Obs.Hooks.Lab.Tests.Backend;

namespace Obs.Hooks.Lab.Tests.Dispatch;

/// <summary>The installed service, started by root.</summary>
internal sealed class AllocatorProcess : IDisposable
{
    public const string Socket = "/mnt/allocator/dispatch.sock";
    public const string Address = "http://127.0.0.1:15290";

    private const string Records = "/mnt/allocator/rounds.jsonl";

    private readonly Process _process;

    private AllocatorProcess(Process process) => _process = process;

    /// <summary>Starts it with an allocator and waits until it is there.</summary>
    public static async Task<AllocatorProcess> StartAsync(string allocator)
    {
        await File.WriteAllTextAsync(
            Path.Combine(LabPaths.Config, "allocator.json"),
            $$"""
            {
              "bsConfig": "{{DispatchLab.BsConfig}}",
              "allocator": "{{allocator}}",
              "socket": "{{Socket}}",
              "httpPort": 15290,
              "records": "{{Records}}",
              "upstream": "{{ObsClient.Source}}"
            }
            """);
        var start = new ProcessStartInfo(
            LabPaths.Engine,
            ["allocator", "serve", "--config-dir", LabPaths.Config, "--plugin-dir", Path.Combine(LabPaths.EngineDirectory, "plugins")])
        {
            RedirectStandardError = true,
        };
        var service = new AllocatorProcess(Process.Start(start)!);
        try
        {
            await service.BegunAsync(allocator);
        }
        catch
        {
            service.Dispose(); // or the next test finds another service
            throw;
        }

        // One that had no answer just now asks again a second later, and may have given a job away by then.
        LabFixture.Lab("start-dispatcher");
        return service;
    }

    /// <summary>Name of the user it runs as.</summary>
    public string User() => Tool.Run("stat", "-c", "%U", $"/proc/{_process.Id}").Succeeded().Trim();

    /// <summary>Ends it as an administrator does.</summary>
    public async Task<int> StopAsync()
    {
        Tool.Run("kill", "-TERM", $"{_process.Id}").Succeeded();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>
    /// Job and worker, as recorded. A job can be there twice: with another worker in a round that came before the backend said that it is
    /// building.
    /// </summary>
    public static IReadOnlySet<(string Package, string Worker)> Planned() =>
        new RecordReader(Records).Read(File.ReadLines(Records)).SelectMany(static r => r.Assigned).Select(static a =>
        {
            // x86_64/quick::std::PACKAGE-SRCMD5 and x86_64:lab:N
            var name = a.Job.Split("::")[^1];
            return (name[..name.LastIndexOf('-')], a.Worker[(a.Worker.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }).ToHashSet();

    private async Task BegunAsync(string allocator)
    {
        var first = await _process.StandardError.ReadLineAsync();
        first.Should().Contain($"allocator {allocator}");
        _ = _process.StandardError.ReadToEndAsync(); // what nobody reads would hold it up in the end

        // Before its first round it has no answer; a socket of a killed one would be there, too.
        using var http = new HttpClient();
        await Eventually.GetAsync(
            "the first round is decided", () => http.GetStringAsync(Address), static page => page.Contains("Round ", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
