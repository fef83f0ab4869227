using System.Runtime.InteropServices;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Web;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>The whole service: from its start as root to its end by a signal.</summary>
internal static class ServiceHost
{
    /// <summary>For the backend's source server and the API; other limits are those of each use.</summary>
    private static readonly TimeSpan HttpTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs until SIGTERM or SIGINT.</summary>
    /// <param name="options">How.</param>
    /// <param name="allocator">Finds the allocator.</param>
    /// <param name="log">The journal.</param>
    /// <exception cref="EngineException">It cannot start; the message says what to do.</exception>
    public static async Task RunAsync(ServiceOptions options, Func<IAllocatorSource> allocator, ServiceLog log)
    {
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var backend = BackendSettingsReader.Read(options.BsConfig);
        // Found by root, who may compile a script in the sandbox; rounds run as the service's user.
        var source = allocator();
        Become(options, backend);
        _ = source.Create();
        var user = Libc.EffectiveUser();
        using var http = PlainHttp.Create(HttpTimeout);
        using var toUpstream = PlainHttp.Create(HttpTimeout);
        using var service = new AllocationService(backend, options, source, http, TimeProvider.System, log);
        await using var plans = new PlanServer(PlanSocket.Listen(options.Socket, user), service.Board, new HashSet<uint> { 0, user });
        await using var web = options.HttpPort > 0 ? Web(options, backend, service, http, toUpstream, log) : null;
        web?.Start();
        plans.Start();
        log.Say($"allocator {source.Id} for {backend.Layout.Directory}, plans at {options.Socket}"
            + (web is null ? "" : $", page at http://127.0.0.1:{options.HttpPort}/"));
        await Task.Factory.StartNew(
            () => service.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        // Before anything is closed: from now on the dispatcher is on its own, and knows at once.
        File.Delete(options.Socket);
        log.Say("ended");

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static void Become(ServiceOptions options, BackendSettings backend)
    {
        var name = options.User.Length > 0 ? options.User : backend.User;
        if (!Environment.IsPrivilegedProcess || name.Length == 0 || name == "root")
        {
            PlanSocket.MakeDirectory(options.Socket, Libc.EffectiveUser(), 0);
            return;
        }

        var user = ServiceUser.Find(name);
        PlanSocket.MakeDirectory(options.Socket, user.Id, user.Group);
        user.Become();
    }

    private static WebServer Web(
        ServiceOptions options, BackendSettings backend, AllocationService service, HttpClient http, HttpClient toUpstream,
        ServiceLog log)
    {
        var routes = new WebRoutes(
            new WorkerRoute(backend.Layout),
            new CheckConstraintsRoute(backend.Layout, new SourceServer(http, backend.SourceServer), new ComplianceCheck(backend)),
            new StatusPage(
                () => service.Status, service.Board, service.Journal, new WaitingText(backend.SecureSandboxes), TimeProvider.System),
            options.Upstream is { } upstream ? new UpstreamProxy(toUpstream, upstream) : null);
        return new WebServer(options.HttpPort, routes, log);
    }
}
