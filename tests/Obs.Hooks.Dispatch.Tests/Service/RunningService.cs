using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Service;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Service;

/// <summary>The service over a backend of files.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly AllocationService _service;
    private readonly HttpClient _http;
    private readonly Task _running;

    public RunningService(FakeBackend backend)
    {
        _http = new HttpClient(Sources);
        var settings = new BackendSettings { Layout = backend.Layout, SourceServer = FakeSources.Address };
        var options = new ServiceOptions { RoundInterval = TimeSpan.FromHours(1), ScanInterval = TimeSpan.FromHours(1) };
        _service = new AllocationService(
            settings, options, BuiltInAllocator.Obs, _http, TimeProvider.System, new ServiceLog(TextWriter.Null));
        _running = Task.Run(() => _service.Run(_stop.Token));
    }

    public FakeSources Sources { get; } = new();

    public AllocationService Service => _service;

    /// <summary>Waits for a round that a test is content with.</summary>
    public async Task<ServiceStatus> RoundAsync(Predicate<ServiceStatus> wanted)
    {
        ServiceStatus? status;
        while ((status = _service.Status) is null || !wanted(status))
        {
            if (_running.IsCompleted)
            {
                await _running;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        return status;
    }

    public static string? WorkerOf(DispatchPlan plan, string package) =>
        plan.Workers.GetValueOrDefault($"x86_64/{FakeBackend.Job(package)}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _service.Dispose();
        _http.Dispose();
        _stop.Dispose();
    }
}
