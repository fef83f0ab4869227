using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.AbiCheck.Packages;
using Obs.Hooks.Plugins.AbiCheck.Policy;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>
/// What abidiff ended with for each library of a package (libraries.sh). Names of symbols, types and files are the packages' own, and
/// can make lines of what abipkgdiff prints; an exit status they cannot make. So no change is taken for none because of a text.
/// </summary>
/// <param name="Statuses">Sorted by library: abidiff's exit status, or why there is none.</param>
/// <param name="Problem">Why they are not all; empty when they are.</param>
internal sealed record LibraryStatuses(ImmutableArray<(string Library, string Status)> Statuses, string Problem)
{
    private const int ErrorBits = 1 | 2;
    private const int ChangeBit = 4;
    private const int IncompatibleBit = 8;

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
        var statuses = lines.Select(static l => l.Split(' ')).Where(static w => w.Length == 2).Select(static w => (w[0], w[1]))
            .Concat((old.Sonames ?? []).Except(Plain(old)).Select(static s => (s, "strange")))
            .OrderBy(static s => s.Item1, StringComparer.Ordinal);
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

        foreach (var (library, status) in Statuses)
        {
            var unsaid = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
                ? OfBits(library, bits, changes, now)
                : OfMissing(library, status, changes, now, remaining);
            if (unsaid is not null)
            {
                yield return unsaid;
            }
        }
    }

    private AbiChange? OfBits(string library, int bits, ImmutableArray<AbiChange> changes, LibraryPackage now)
    {
        var said = FormattableString.Invariant($"abidiff ended with {bits}, and abipkgdiff says nothing of it");
        var isSaid = changes.Any(c => !IsOfAnother(c, library)
            && (c.Kind == ChangeKind.Changed || c.Kind == ((bits & IncompatibleBit) != 0 ? ChangeKind.Removed : ChangeKind.Added)));
        return (bits & ErrorBits) != 0 || bits > (ErrorBits | ChangeBit | IncompatibleBit) ? Unless(changes.Any(static c => c.Kind is ChangeKind.Error or ChangeKind.DebugInfo), ChangeKind.Error, library, said)
            : bits != 0 ? Unless(isSaid, ChangeKind.Changed, library, said)
            // abipkgdiff takes it for a private one, and does not look for its debug information.
            : now.Sonames?.Contains(library) == false ? Unless(Mentioned(library, changes), ChangeKind.Soname, library, "is in the package, which does not provide it any more")
            : null;
    }

    /// <summary>Files of a library mostly have its name and a version behind it. Of those that have not, nobody knows whose they are.</summary>
    private bool IsOfAnother(AbiChange change, string library) =>
        !IsOf(change, library) && Statuses.Any(s => IsOf(change, s.Library));

    private static bool IsOf(AbiChange change, string library) =>
        change.Binary.Split(' ')[^1].StartsWith(library, StringComparison.Ordinal);

    private static AbiChange? OfMissing(
        string library, string status, ImmutableArray<AbiChange> changes, LibraryPackage now, ImmutableHashSet<string> remaining) => status switch
        {
            "gone" when now.Sonames?.Contains(library) == true => new AbiChange(ChangeKind.Error, library, "is no file of the package, which says that it provides it"),

            // The pair with that package has it.
            "gone" when remaining.Contains(library) => null,
            "gone" => Unless(Mentioned(library, changes), ChangeKind.Soname, library, "is gone"),
            "outside" => new AbiChange(ChangeKind.Error, library, "is a link to what is not in the package, and cannot be compared"),
            "absent" => new AbiChange(ChangeKind.Error, library, "is no file of the last build's package, which says that it provides it"),
            _ => new AbiChange(ChangeKind.Error, library, "is a name that no library has"),
        };

    private static AbiChange? Unless(bool isSaid, ChangeKind kind, string library, string what) => isSaid ? null : new AbiChange(kind, library, what);

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
