using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Queue;
using Obs.Hooks.Dispatch.Watching;

namespace Obs.Hooks.Dispatch.Service;

/// <summary>Watches the backend and decides a round whenever something has changed.</summary>
internal sealed class AllocationService : IDisposable
{
    /// <summary>Changes come in bursts: a job that begins is three changes of files.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan OfferRest = TimeSpan.FromMinutes(10);

    private readonly ServiceOptions _options;
    private readonly IAllocatorSource _allocator;
    private readonly RoundRunner _rounds;
    private readonly RoundKeeper _keeper;
    private readonly TimeProvider _clock;
    private readonly ServiceLog _log;
    private readonly BackendWatcher _watcher;
    private readonly ConstraintFiles _files;
    private readonly QueueFeeder _feeder;
    private readonly OfferBook _offers;
    private BadHosts _badHosts = new(ImmutableDictionary<string, DateTimeOffset>.Empty, default);
    private long _version = -1;
    private int _news;
    private volatile ServiceStatus? _status;

    public AllocationService(
        BackendSettings backend, ServiceOptions options, IAllocatorSource allocator, HttpClient http, TimeProvider clock,
        ServiceLog log)
    {
        _options = options;
        _allocator = allocator;
        _rounds = new RoundRunner(allocator, clock);
        _clock = clock;
        _log = log;
        Board = new PlanBoard(clock, 4 * options.RoundInterval);
        _watcher = new BackendWatcher(backend.Layout, clock, options.ScanInterval);
        _files = new ConstraintFiles(http, backend.SourceServer, clock, Wake);
        _feeder = new QueueFeeder(backend, _files);
        _offers = new OfferBook(options.OfferTimeout, OfferRest);
        _keeper = new RoundKeeper(options.Records, log);
        Journal = new DispatchJournal(log);
    }

    /// <summary>The plan in force.</summary>
    public PlanBoard Board { get; }

    /// <summary>What became of the plans.</summary>
    public DispatchJournal Journal { get; }

    /// <summary>The last round; null before the first.</summary>
    public ServiceStatus? Status => _status;

    /// <summary>Decides rounds until cancelled.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        using var wake = cancellationToken.Register(_watcher.Wake);
        var decided = _clock.GetTimestamp();
        Decide();
        while (!cancellationToken.IsCancellationRequested)
        {
            _watcher.Wait(_options.RoundInterval - _clock.GetElapsedTime(decided));
            if (HasNews())
            {
                _watcher.Wait(Burst);
            }
            else if (_clock.GetElapsedTime(decided) < _options.RoundInterval)
            {
                continue;
            }

            decided = _clock.GetTimestamp();
            Decide();
        }
    }

    public void Dispose()
    {
        _keeper.Dispose();
        _files.Dispose();
        _watcher.Dispose();
    }

    private bool HasNews() => _watcher.State.Version != _version || _watcher.TablesChanged || Volatile.Read(ref _news) != 0;

    private void Wake()
    {
        Volatile.Write(ref _news, 1);
        _watcher.Wake();
    }

    private void Decide()
    {
        var changed = HasNews();
        Volatile.Write(ref _news, 0);
        _version = _watcher.State.Version;
        var now = _clock.GetUtcNow();
        if (_watcher.TablesChanged)
        {
            ReadTables(now);
        }

        Journal.Look(_watcher.State.Jobs);
        _feeder.Feed(_watcher.State, _badHosts, _offers.Refused());
        var snapshot = _feeder.Farm.Snapshot(now, NewSeed(), _options.Settings);
        var outcome = _rounds.Run(snapshot);
        _log.Report("round", outcome.Failure ?? "");
        var plan = PlanOf(snapshot, outcome.Result);
        Journal.Enter(plan.Workers);
        Board.Post(plan);
        _offers.Enter(plan.Workers, Board.Asked, now);
        _status = new ServiceStatus
        {
            Round = (_status?.Round ?? 0) + 1,
            Allocator = _allocator.Id,
            Snapshot = snapshot,
            Outcome = outcome,
            Plan = plan,
            Unknown = _feeder.Unknown,
            Troubles = _feeder.Troubles,
            Constraints = _feeder.Constraints,
            Descriptions = _feeder.Descriptions,
            IsWatching = _watcher.IsWatching,
        };
        _log.Report("files", _feeder.Troubles.IsEmpty ? "" : $"{_feeder.Troubles.Length} files cannot be read, the first: {_feeder.Troubles[0]}");
        if (changed)
        {
            _keeper.Keep(snapshot, _allocator, outcome);
        }
    }

    private void ReadTables(DateTimeOffset now)
    {
        _watcher.TablesRead();
        try
        {
            _badHosts = _feeder.ReadTables(now);
            _log.Report("tables", "");
        }
        catch (BackendFileException e)
        {
            // What was read before stays in force; the dispatcher writes these files anew all the time.
            _log.Report("tables", e.Message);
        }
    }

    /// <summary>The plan: who gets what, and the jobs on which the allocator has no say.</summary>
    private DispatchPlan PlanOf(AllocationSnapshot snapshot, AllocationResult result)
    {
        var workers = new List<KeyValuePair<string, string>>(result.Assignments.Length + _feeder.Unknown.Count);
        foreach (var assignment in result.Assignments)
        {
            workers.Add(new(snapshot.Jobs[assignment.Job].Id, snapshot.Workers[assignment.Worker].Name));
        }

        // A reason is only known once the constraints cannot be had; those under way will be there in a moment.
        workers.AddRange(
            _feeder.Unknown.Where(static u => u.Value.Length > 0)
                .Select(static u => new KeyValuePair<string, string>(u.Key, DispatchPlan.AnyWorker)));
        return new DispatchPlan(workers, snapshot.Jobs.Length + _feeder.Unknown.Count);
    }

    private static ulong NewSeed()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
