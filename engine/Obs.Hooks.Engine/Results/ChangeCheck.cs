using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Planning;

namespace Obs.Hooks.Engine.Results;

/// <summary>The rules for changes of results, against the set as it is and what earlier hooks of the stage asked for.</summary>
internal sealed class ChangeCheck
{
    private readonly PlannedHook _hook;
    private readonly string _recipeType;
    private readonly RefusalList _refusals;
    private readonly HashSet<(string Directory, string Name)> _files = [];
    private readonly Dictionary<string, string> _directoryOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Directory, string Name), PendingChange> _pending = [];
    private readonly IReadOnlyDictionary<string, string> _makers;

    public ChangeCheck(
        PlannedHook hook,
        string recipeType,
        RefusalList refusals,
        ImmutableArray<ResultFile> files,
        IReadOnlyDictionary<string, string> makers,
        IEnumerable<PendingChange> pending)
    {
        _makers = makers;
        _hook = hook;
        _recipeType = recipeType;
        _refusals = refusals;
        foreach (var file in files)
        {
            _files.Add((file.Directory, file.Name));
            _directoryOf[file.Name] = file.Directory;
        }

        foreach (var change in pending)
        {
            Remember(change);
        }
    }

    /// <summary>Checks one effect; null when it is refused or changes no result.</summary>
    public PendingChange? Check(Effect effect, string slot)
    {
        var change = effect switch
        {
            AddResult e => new PendingChange(ChangeKind.Add, e.Directory, e.Name, slot, _hook.Id),
            ReplaceResult e => new PendingChange(ChangeKind.Replace, e.Directory, e.Name, slot, _hook.Id),
            RemoveResult e => new PendingChange(ChangeKind.Remove, e.Directory, e.Name, slot, _hook.Id),
            AttachReport e => new PendingChange(ChangeKind.Report, ResultDirectories.Other, e.Name, slot, _hook.Id),
            _ => null,
        };
        if (change is null)
        {
            return null;
        }

        var before = _refusals.Count;
        CheckName(change);
        CheckDirectory(change);
        CheckPresence(change);
        if (_refusals.Count > before)
        {
            return null;
        }

        Remember(change);
        return change;
    }

    private void CheckName(PendingChange change)
    {
        if (ResultName.ProblemOf(change.Name) is { } expected)
        {
            Refuse(change, $"the name '{change.Name}'", expected);
        }
        else if (change.Name == ResultName.RpmLintLog && !MayTouchRpmLintLog(change))
        {
            // build-compare compares it: who writes it decides what counts as unchanged.
            Refuse(change, "rpmlint.log", "AddResult or ReplaceResult in OTHER by a hook of host trust");
        }
        else if (change.Kind == ChangeKind.Report && ResultName.IsPackage(change.Name))
        {
            Refuse(change, "a report with the suffix of a package", "another suffix (OBS would read it as a package)");
        }
    }

    private bool MayTouchRpmLintLog(PendingChange change) =>
        change.Kind is ChangeKind.Add or ChangeKind.Replace
        && change.Directory == ResultDirectories.Other
        && _hook.Trust == TrustClass.Host;

    private void CheckDirectory(PendingChange change)
    {
        if (!ResultDirectories.AreCollected(_recipeType, change.Directory))
        {
            Refuse(change, $"the directory '{change.Directory}'", $"one that OBS collects: {ResultDirectories.Describe(_recipeType)}");
        }
    }

    private void CheckPresence(PendingChange change)
    {
        var key = (change.Directory, change.Name);
        if (_hook.Trust != TrustClass.Host && OtherMakerOf(change) is { } maker)
        {
            Refuse(change, $"a file that the hook {maker} made", "a file that no other hook made");
            return;
        }

        if (_pending.TryGetValue(key, out var other) && (change.Kind, other.Kind) != (ChangeKind.Report, ChangeKind.Report))
        {
            Refuse(change, $"a result that the hook {other.HookId} changes in the same stage", "one change of a result in a stage");
            return;
        }

        var exists = _files.Contains(key);
        if (change.Kind == ChangeKind.Report && _hook.Trust != TrustClass.Host && (exists || other is not null && other.HookId != _hook.Id))
        {
            Refuse(change, "a report or result that this hook did not make", "a name of its own");
            return;
        }

        if (change.Kind is ChangeKind.Replace or ChangeKind.Remove)
        {
            if (!exists)
            {
                Refuse(change, "no result of this name there", "an existing result");
            }
        }
        else if (change.Kind == ChangeKind.Add && exists)
        {
            Refuse(change, "a result of this name", "a new name, or ReplaceResult");
        }
        else if (_directoryOf.TryGetValue(change.Name, out var directory) && directory != change.Directory)
        {
            // bs_worker sends base names: one of the two would be lost.
            Refuse(change, $"a result of this name in {directory}", "a name that is in no result directory");
        }
    }

    /// <summary>What a hook reports stays what it reported: scripts may judge each other's findings, not edit them.</summary>
    private string? OtherMakerOf(PendingChange change)
    {
        var maker = _pending.TryGetValue((change.Directory, change.Name), out var pending)
            ? pending.HookId
            : _makers.GetValueOrDefault($"{change.Directory}/{change.Name}");
        return maker == _hook.Id ? null : maker;
    }

    private void Remember(PendingChange change)
    {
        _pending[(change.Directory, change.Name)] = change;
        if (change.Kind != ChangeKind.Remove)
        {
            _directoryOf[change.Name] = change.Directory;
        }
    }

    private void Refuse(PendingChange change, string found, string expected) =>
        _refusals.Add(DiagnosticCodes.ResultRefused, $"{change.Directory}/{change.Name}: {found}", expected);
}
