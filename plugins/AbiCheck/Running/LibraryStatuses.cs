using System.Buffers;
using System.Collections.Immutable;
using Obs.Hooks.Plugins.AbiCheck.Packages;
using Obs.Hooks.Plugins.AbiCheck.Policy;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>
/// What abidiff ended with for each library of a package (libraries.sh). Names of symbols, types and files are the packages' own, and
/// can make lines of what abipkgdiff prints; an exit status they cannot make. So no change is taken for none, or for another kind of change,
/// because of a text.
/// </summary>
/// <param name="Statuses">Sorted by library.</param>
/// <param name="Problem">Why they are not all; empty when they are.</param>
internal sealed record LibraryStatuses(ImmutableArray<LibraryStatus> Statuses, string Problem)
{
    /// <summary>What names of libraries consist of, so that they are words and no patterns to a shell.</summary>
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_~:@=");

    /// <summary>The libraries to ask for, as words; empty for those in the usual directories.</summary>
    public static string Names(LibraryPackage old) => string.Join(' ', Plain(old));

    /// <param name="old">The package of the last build.</param>
    /// <param name="result">Of libraries.sh.</param>
    public static LibraryStatuses Of(LibraryPackage old, ProcessResult result)
    {
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var statuses = lines.Select(LibraryStatus.Parse).OfType<LibraryStatus>()
            .Concat((old.Sonames ?? []).Except(Plain(old)).Select(static s => new LibraryStatus(s, "strange")))
            .OrderBy(static s => s.Library, StringComparer.Ordinal);
        return new LibraryStatuses([.. statuses], Why(result, lines));
    }

    /// <summary>What has to be added to what abipkgdiff says.</summary>
    /// <param name="changes">What that is.</param>
    /// <param name="now">The package of this build.</param>
    /// <param name="remaining">SONAMEs that this build has.</param>
    public IEnumerable<AbiChange> Unsaid(ImmutableArray<AbiChange> changes, LibraryPackage now, ImmutableHashSet<string> remaining)
    {
        if (Problem.Length > 0)
        {
            yield return new AbiChange(ChangeKind.Error, "", Problem);
        }

        foreach (var status in Statuses)
        {
            foreach (var unsaid in status.State is null ? OfCompared(status, changes, now) : OfMissing(status.Library, status.State, changes, now, remaining))
            {
                yield return unsaid;
            }
        }
    }

    private IEnumerable<AbiChange> OfCompared(LibraryStatus status, ImmutableArray<AbiChange> changes, LibraryPackage now)
    {
        var library = status.Library;
        bool IsSaid(params ReadOnlySpan<ChangeKind> kinds)
        {
            foreach (var change in changes)
            {
                if (kinds.Contains(change.Kind) && !IsOfAnother(change, library))
                {
                    return true;
                }
            }

            return false;
        }

        AbiChange Unsaid(ChangeKind kind, int number) => new(kind, library, FormattableString.Invariant($"abidiff ended with {number}, and abipkgdiff says nothing of it"));
        if (status.Failure != 0)
        {
            return IsSaid(ChangeKind.Error, ChangeKind.DebugInfo) ? [] : [Unsaid(ChangeKind.Error, status.Failure)];
        }

        if (status is { Status: 0, Added: 0 })
        {
            // abipkgdiff takes it for a private one, and does not look for its debug information.
            return now.Sonames?.Contains(library) == false && !Mentioned(library, changes)
                ? [new AbiChange(ChangeKind.Soname, library, "is in the package, which does not provide it any more")]
                : [];
        }

        return
        [
            .. status.HasRemoved && !IsSaid(ChangeKind.Removed) ? [Unsaid(ChangeKind.Removed, status.Status)] : Array.Empty<AbiChange>(),
            .. status.HasChanged && !IsSaid(ChangeKind.Changed) ? [Unsaid(ChangeKind.Changed, Math.Max(status.Changed, status.Status))] : Array.Empty<AbiChange>(),
            .. status.Added != 0 && !IsSaid(ChangeKind.Added) ? [Unsaid(ChangeKind.Added, status.Added)] : Array.Empty<AbiChange>(),
        ];
    }

    /// <summary>Files of a library mostly have its name and a version behind it. Of those that have not, nobody knows whose they are.</summary>
    private bool IsOfAnother(AbiChange change, string library) =>
        !IsOf(change, library) && Statuses.Any(s => IsOf(change, s.Library));

    private static bool IsOf(AbiChange change, string library) =>
        change.Binary.Split(' ')[^1].StartsWith(library, StringComparison.Ordinal);

    private static AbiChange[] OfMissing(
        string library, string state, ImmutableArray<AbiChange> changes, LibraryPackage now, ImmutableHashSet<string> remaining) => state switch
        {
            "gone" when now.Sonames?.Contains(library) == true => [new AbiChange(ChangeKind.Error, library, "is no file of the package, which says that it provides it")],

            // The pair with that package has it.
            "gone" when remaining.Contains(library) => [],
            "gone" => Mentioned(library, changes) ? [] : [new AbiChange(ChangeKind.Soname, library, "is gone")],
            "outside" => [new AbiChange(ChangeKind.Error, library, "is a link to what is not in the package, and cannot be compared")],
            "absent" => [new AbiChange(ChangeKind.Error, library, "is no file of the last build's package, which says that it provides it")],
            _ => [new AbiChange(ChangeKind.Error, library, "is a name that no library has")],
        };

    private static bool Mentioned(string library, ImmutableArray<AbiChange> changes) =>
        changes.Any(c => c.Kind == ChangeKind.Soname && c.What.Contains(library, StringComparison.Ordinal));

    private static IEnumerable<string> Plain(LibraryPackage package) =>
        (package.Sonames ?? []).Where(static s => !s.AsSpan().ContainsAnyExcept(s_plain)).Order(StringComparer.Ordinal);

    private static string Why(ProcessResult result, string[] lines) => lines switch
    {
        [.., "end"] when result.ExitStatus == 0 => "",
        [.., "strange"] => "has file names with control characters",
        [.., "mixed"] => "has files that lie beside it when it is unpacked, or is one that another package has written into",
        _ => FormattableString.Invariant($"the libraries could not be compared one by one: exit status {result.ExitStatus}"),
    };
}
