using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Tests.Planning;

/// <summary>A running plan server with a plan that a test sets.</summary>
internal sealed class ServedPlan : IAsyncDisposable
{
    private readonly PlanServer _server;

    public ServedPlan(string socket, TimeProvider? clock = null)
    {
        Board = new PlanBoard(clock ?? TimeProvider.System, TimeSpan.FromHours(1));
        _server = new PlanServer(
            PlanSocket.Listen(socket, Libc.EffectiveUser()), Board, new HashSet<uint> { Libc.EffectiveUser() });
        _server.Start();
    }

    public PlanBoard Board { get; }

    public static DispatchPlan Plan(params (string Package, string Worker)[] jobs) =>
        new(jobs.Select(static j => new KeyValuePair<string, string>($"x86_64/{FakeBackend.Job(j.Package)}", j.Worker)), jobs.Length);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
