using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Results;

/// <summary>
/// The results of a successful build: hooks see them, stage new files beside them, and at the end of a stage the engine
/// promotes what was accepted. The results were made by the package: no link in them is followed.
/// </summary>
internal sealed class ResultStore : IDisposable
{
    private const string MarkerName = "same_result_marker";

    private readonly JobArea _area;
    private readonly BuildJob _job;
    private readonly ResultTree _tree;
    private readonly StagingArea _staging;
    private readonly List<PendingChange> _pending = [];
    private readonly Dictionary<string, string> _makers = new(StringComparer.Ordinal);
    private int _lastSlot;
    private int _lastView;

    private ResultStore(JobArea area, BuildJob job, ResultTree tree)
    {
        _area = area;
        _job = job;
        _tree = tree;
        _staging = new StagingArea(area, tree.Root, job.BuildRoot);
    }

    /// <exception cref="EngineException">
    /// The build fails: there are no results, or a link or mount point leads away from them.
    /// </exception>
    public static ResultStore Open(JobArea area, BuildJob job) => new(area, job, ResultTree.Open(job));

    /// <summary>The results as they are now.</summary>
    /// <exception cref="EngineException">As for <see cref="Open"/>.</exception>
    public IResultSet Snapshot() =>
        new ResultSet(_tree, _staging, string.Create(CultureInfo.InvariantCulture, $"view-{++_lastView}"));

    /// <summary>The hook's staging directory, created at its first use.</summary>
    public string CreateStaging(string hookId)
    {
        using var directory = OpenStaging(hookId);
        return directory.Path;
    }

    /// <summary>Checks the effects of one verdict and takes their files; all or none. They wait for the end of the stage.</summary>
    /// <exception cref="EngineException">As for <see cref="Open"/>.</exception>
    public EffectResult Accept(PlannedHook hook, ImmutableArray<Effect> effects)
    {
        var lines = effects.Select(EffectText.Describe).ToImmutableArray();
        var refusals = new RefusalList(hook);
        var changes = new List<(PendingChange Change, StagedFile? File)>();
        try
        {
            Check(hook, effects, refusals, changes);
            if (refusals.IsEmpty)
            {
                Take(hook, changes);
            }
        }
        catch (IOException e)
        {
            refusals.Add(DiagnosticCodes.StagedFileRefused, e.Message, "a staged file that nobody changes any more");
        }
        finally
        {
            foreach (var (_, file) in changes)
            {
                file?.Dispose();
            }
        }

        return new EffectResult(lines, refusals.ToImmutable());
    }

    /// <summary>Makes all accepted changes, or none of them whatever happens.</summary>
    /// <exception cref="EngineException">The build fails; the results are the old ones.</exception>
    public void PromoteStage()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var mark = _area.Journal.LastId;
        try
        {
            using var slots = _staging.OpenOrCreate(PromotionEntry.SlotsName);
            var entry = Prepare(slots);
            var id = _area.Journal.Begin(entry);
            entry.Apply(_tree.Results, slots, _area.Journal.Step);
            _area.Journal.Complete(id);
            foreach (var change in _pending)
            {
                _makers[$"{change.Directory}/{change.Name}"] = change.HookId;
            }

            _pending.Clear();
        }
        catch (IOException e)
        {
            var problems = _area.Journal.UndoAfter(mark);
            throw new EngineException(
                DiagnosticCodes.PromotionFailed,
                $"the changed results cannot be put in place: {string.Join("; ", problems.Insert(0, e.Message))}",
                e,
                ExitStatus.Failed);
        }
    }

    /// <summary>
    /// Leaves the marker that obs-build's <c>recipe_mark_same_result</c> leaves, by which bs_worker sees an unchanged
    /// build although the exit status says success.
    /// </summary>
    /// <exception cref="EngineException">It cannot be written.</exception>
    public void MarkUnchanged() => ResultsError.Guard(() =>
    {
        _tree.Results.WriteFile(MarkerName, [], 0x1A4);
        return true;
    });

    public void Dispose()
    {
        _staging.Dispose();
        _tree.Dispose();
    }

    private DirectoryHandle OpenStaging(string hookId) => _staging.OpenOrCreate($"hook-{hookId}");

    private void Check(
        PlannedHook hook,
        ImmutableArray<Effect> effects,
        RefusalList refusals,
        List<(PendingChange Change, StagedFile? File)> changes)
    {
        var staged = new HashSet<string>(StringComparer.Ordinal);
        var check = new Lazy<ChangeCheck>(() => new ChangeCheck(hook, _job.RecipeType, refusals, _tree.List(), _makers, _pending));
        foreach (var effect in effects)
        {
            if (effect is Warn || !refusals.CheckAllowed(effect, HookPoint.PostBuild))
            {
                continue;
            }

            var slot = (++_lastSlot).ToString(CultureInfo.InvariantCulture);
            if (check.Value.Check(effect, slot) is { } change)
            {
                changes.Add((change, OpenStaged(hook, effect, staged, refusals)));
            }
        }
    }

    private StagedFile? OpenStaged(PlannedHook hook, Effect effect, HashSet<string> staged, RefusalList refusals)
    {
        var path = effect switch
        {
            AddResult e => e.StagedPath,
            ReplaceResult e => e.StagedPath,
            AttachReport e => e.StagedPath,
            _ => null,
        };
        if (path is null)
        {
            return null;
        }

        if (!staged.Add(path))
        {
            refusals.Add(DiagnosticCodes.StagedFileRefused, $"{path} in two effects", "a staged file of its own for each result");
            return null;
        }

        using var staging = OpenStaging(hook.Id);
        var file = StagedFile.TryOpen(staging, path, out var problem);
        if (file is null)
        {
            refusals.Add(
                DiagnosticCodes.StagedFileRefused,
                problem,
                $"a regular file below {staging.Path}",
                "write it to context.StagingDirectory");
        }

        return file;
    }

    private void Take(PlannedHook hook, List<(PendingChange Change, StagedFile? File)> changes)
    {
        foreach (var (change, file) in changes)
        {
            if (file is not null)
            {
                using var staging = OpenStaging(hook.Id);
                using var slots = _staging.OpenOrCreate(PromotionEntry.SlotsName);
                using var target = _tree.Results.OpenDirectoryIfExists(change.Directory);
                file.MoveTo(staging, slots, change.Slot, (target ?? _tree.Results).Stat());
            }
        }

        foreach (var (change, _) in changes)
        {
            _pending.RemoveAll(p => p.Directory == change.Directory && p.Name == change.Name);
            _pending.Add(change);
        }
    }

    private PromotionEntry Prepare(DirectoryHandle slots)
    {
        var files = ImmutableArray.CreateBuilder<PromotedFile>(_pending.Count);
        var directories = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var change in _pending)
        {
            AddMissing(change.Directory, directories);
            using var directory = _tree.Results.OpenDirectoryIfExists(change.Directory);
            var old = directory?.StatIfExists(change.Name);
            var expected = change.Kind switch
            {
                ChangeKind.Add => old is null,
                ChangeKind.Report => old is null or { IsRegularFile: true },
                _ => old is { IsRegularFile: true },
            };
            if (!expected)
            {
                throw new IOException($"{change.Directory}/{change.Name} has changed since the hook {change.HookId} ran");
            }

            var staged = change.Kind == ChangeKind.Remove ? 0 : slots.StatIfExists(change.Slot)?.Inode ?? 0;
            if (staged == 0 && change.Kind != ChangeKind.Remove)
            {
                throw new IOException($"the staged file for {change.Directory}/{change.Name} is gone");
            }

            files.Add(new PromotedFile(change.Directory, change.Name, change.Slot, staged, old?.Inode ?? 0));
        }

        return new PromotionEntry(_job.BuildRoot, _tree.RelativePath, _staging.Name, [.. directories], files.ToImmutable());
    }

    private void AddMissing(string path, SortedSet<string> missing)
    {
        for (var end = path.IndexOf('/'); ; end = path.IndexOf('/', end + 1))
        {
            var part = end < 0 ? path : path[..end];
            if (part != ResultDirectories.Top && _tree.Results.StatIfExists(part) is null)
            {
                missing.Add(part);
            }

            if (end < 0)
            {
                return;
            }
        }
    }
}
