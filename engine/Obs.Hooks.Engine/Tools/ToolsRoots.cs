using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Tools.Packages;
using Obs.Hooks.Engine.Tools.Providers;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Engine.Tools.Store;

namespace Obs.Hooks.Engine.Tools;

/// <summary>Gets tools roots: from the store, or made now, once, however many jobs want the same one at the same time.</summary>
internal sealed class ToolsRoots(EngineOptions options, TimeProvider time) : IDisposable
{
    private readonly Lazy<ToolsStore> _store = new(() => ToolsStore.Open(options.ToolsDirectory, time));

    public ToolsStore Store => _store.Value;

    /// <summary>A root that is there already, leased; null when it has to be made.</summary>
    /// <exception cref="EngineException">The wish is refused or the store cannot be used.</exception>
    public ToolsLease? TryAcquire(ToolsSpec spec)
    {
        ToolsSpecs.CheckFilledIn(spec);
        return spec.Provider == ToolsProviderKind.Host ? HostItself(spec) : Store.TryLeaseWish(spec.Key());
    }

    /// <summary>A root, leased; made first if need be.</summary>
    /// <param name="spec">What is wanted.</param>
    /// <param name="say">Told what is being done, one line at a time.</param>
    /// <param name="refresh">Whether to look at the repositories again though there is a root for this wish.</param>
    /// <param name="cancellationToken">Ends everything at once; nothing half made stays.</param>
    /// <exception cref="EngineException">
    /// There is no such root. <see cref="EngineException.ExitStatus"/> says whose fault that is: the host's, or the project's
    /// that asked for the package.
    /// </exception>
    public ToolsLease Acquire(ToolsSpec spec, Action<string> say, bool refresh, CancellationToken cancellationToken)
    {
        if (!refresh && TryAcquire(spec) is { } ready)
        {
            return ready;
        }

        ToolsSpecs.CheckFilledIn(spec);
        if (spec.Provider == ToolsProviderKind.Host)
        {
            return HostItself(spec);
        }

        using var limit = new CancellationTokenSource(options.ToolsTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return Make(spec, say, refresh, both.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new EngineException(
                DiagnosticCodes.ToolsTimedOut,
                $"{spec.Location}: the tools root was not ready within {Durations.Limit(options.ToolsTimeout)} (toolsTimeout in engine.json)",
                e);
        }
        catch (Exception e) when (IsOfTheDisk(e) && DiskIsFull())
        {
            // Asked in the filter: by now what was half made is removed, and there is room again.
            throw new EngineException(
                DiagnosticCodes.ToolsDiskFull,
                $"{spec.Location}: no room for the tools root in {options.ToolsDirectory}: {e.Message}; free some, or lower toolsMegabytes in engine.json",
                e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(DiagnosticCodes.ToolsBuildFailed, $"{spec.Location}: the tools root cannot be made: {e.Message}", e);
        }
    }

    /// <summary>Removes roots that nobody used for long, and the longest unused ones while all are too big.</summary>
    /// <param name="all">Whether to remove all that are not in use.</param>
    /// <param name="cancellationToken">Stops between two roots.</param>
    /// <returns>What was removed.</returns>
    public ImmutableArray<StoredRoot> Collect(bool all, CancellationToken cancellationToken)
    {
        Store.RemoveDead(cancellationToken);
        var removed = ImmutableArray.CreateBuilder<StoredRoot>();
        var roots = Store.List();
        roots.Sort(static (a, b) => a.Used.CompareTo(b.Used));
        var size = roots.Sum(static r => r.Size);
        var oldest = time.GetUtcNow() - TimeSpan.FromDays(options.ToolsDays);
        foreach (var root in roots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tooBig = size > (long)options.ToolsMegabytes << 20;
            if ((all || tooBig || root.Used < oldest) && Store.TryEvict(root.Digest, cancellationToken))
            {
                size -= root.Size;
                removed.Add(root);
            }
        }

        return removed.ToImmutable();
    }

    public void Dispose()
    {
        if (_store.IsValueCreated)
        {
            _store.Value.Dispose();
        }
    }

    private ToolsLease Make(ToolsSpec spec, Action<string> say, bool refresh, CancellationToken cancellationToken)
    {
        var key = spec.Key();
        using var resolving = Store.Lock(key, () => say("waiting for another job that makes the same tools root"), cancellationToken);
        if (!refresh && Store.LeaseWish(key, cancellationToken) is { } meanwhile)
        {
            return meanwhile;
        }

        using var partial = Store.CreatePartial(cancellationToken);
        var programs = new HostPrograms(say, cancellationToken);
        var resolution = ToolsProviders.For(spec.Provider).Resolve(spec, partial.WorkDirectory, programs);
        var digest = RootInfo.DigestOf(spec.Provider, spec.Arch, resolution.Packages, spec.KeepPackages);
        using var making = Store.Lock(digest, () => say("waiting for another job that makes a tools root of the same packages"), cancellationToken);
        var lease = Store.Lease(digest, cancellationToken);
        if (lease is null)
        {
            var start = time.GetTimestamp();
            resolution.Build(partial.TreeDirectory);
            if (spec.KeepPackages)
            {
                KeptPackages.Write(partial.TreeDirectory, resolution.Files());
            }

            RootTree.Complete(partial.TreeDirectory);
            var info = new RootInfo(spec.Provider, spec.Arch, resolution.Packages, time.GetUtcNow(), RootTree.Size(partial.TreeDirectory));
            lease = Store.Publish(partial, digest, info, cancellationToken);
            say(string.Create(
                CultureInfo.InvariantCulture,
                $"made from {resolution.Packages.Length} packages in {Durations.Text(time.GetElapsedTime(start))}, {info.Size >> 20} MB"));
        }

        Store.WriteWish(key, digest);
        Collect(all: false, cancellationToken);
        return lease;
    }

    private ToolsLease HostItself(ToolsSpec spec) => options.AllowHostTools
        ? new ToolsLease(new string('0', 2 * Sha256.Size), "/", "", null)
        : throw ToolsSpecs.Refused(spec, "the provider \"host\", which engine.json does not allow (allowHostTools)", "another provider");

    private static bool IsOfTheDisk(Exception e) =>
        e is IOException or EngineException { Code: DiagnosticCodes.ToolsBuildFailed or DiagnosticCodes.ToolsRepositoryUnreachable };

    /// <summary>Package tools say so in many words; the file system in one.</summary>
    private bool DiskIsFull()
    {
        const long aPackage = 4 << 20;
        return new DriveInfo(options.ToolsDirectory).AvailableFreeSpace < aPackage;
    }
}
