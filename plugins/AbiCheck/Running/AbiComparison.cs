using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Plugins.AbiCheck.Packages;
using Obs.Hooks.Plugins.AbiCheck.Policy;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>Compares two builds of a package with abipkgdiff, and library by library with abidiff, each time in a sandbox of its own.</summary>
/// <param name="Tools">The root with both.</param>
/// <param name="Suppressions">Suppression files on this host, later ones add up.</param>
/// <param name="ShowAdded">Whether anybody wants to know what was added.</param>
/// <param name="Memory">Limit in bytes; the unpacked packages count.</param>
/// <param name="Remaining">SONAMEs that this build has.</param>
internal sealed record AbiComparison(
    IToolsRoot Tools, ImmutableArray<string> Suppressions, bool ShowAdded, long Memory, ImmutableHashSet<string> Remaining)
{
    public const string Program = "abipkgdiff";

    private const string FailWithoutDebugInfo = "--fail-no-dbg";
    private const int Killed = 128 + 9;
    private const int ErrorBit = 1;
    private const int UsageBit = 2;
    private const int ChangeBits = 4 | 8;
    private const int OutputLimit = 8 << 20;

    public async Task<PairResult> CompareAsync(PackagePair pair, CancellationToken cancellationToken)
    {
        var strict = await RunAsync(pair, [FailWithoutDebugInfo], cancellationToken).ConfigureAwait(false);
        var changes = Read(strict);
        var text = strict.Output;
        var status = strict.ExitStatus;

        // Without debug information symbols and SONAMEs can still be compared, but not with that option.
        var unproven = changes.Where(static c => c.Kind == ChangeKind.DebugInfo).ToImmutableArray();
        if (!unproven.IsEmpty)
        {
            var lenient = await RunAsync(pair, [], cancellationToken).ConfigureAwait(false);
            text += lenient.Output;
            status |= lenient.ExitStatus;
            changes = [.. unproven, .. Read(lenient)];
        }

        var statuses = LibraryStatuses.Of(pair.Old, await RunEachAsync(pair, cancellationToken).ConfigureAwait(false));
        return new PairResult(pair, status, changes.AddRange(statuses.Unsaid(changes, pair.New, Remaining)), text);
    }

    private ImmutableArray<AbiChange> Read(ProcessResult result)
    {
        var changes = AbiOutput.Read(result.Output, Remaining.Contains);
        if (result.Truncated)
        {
            changes = changes.Add(new AbiChange(ChangeKind.Error, "", string.Create(CultureInfo.InvariantCulture, $"more than {OutputLimit >> 20} MB of changes; the rest was not looked at")));
        }

        var isExplained = changes.Any(static c => c.Kind is ChangeKind.DebugInfo or ChangeKind.Error);
        if (result.ExitStatus is < 0 or > 15 || ((result.ExitStatus & (ErrorBit | UsageBit)) != 0 && !isExplained))
        {
            return changes.Add(new AbiChange(ChangeKind.Error, "", End(result)));
        }

        return (result.ExitStatus & ChangeBits) != 0 && changes.IsEmpty
            ? [new AbiChange(ChangeKind.Changed, "", string.Create(CultureInfo.InvariantCulture, $"abipkgdiff ended with {result.ExitStatus} and says no more"))]
            : changes;
    }

    private Task<ProcessResult> RunAsync(PackagePair pair, ImmutableArray<string> options, CancellationToken cancellationToken)
    {
        var inputs = new ComparisonInputs();
        string[] Option(string option, string directory, LibraryPackage? package) =>
            package is null ? [] : [option, inputs.Place(directory, package)];

        return RunAsync(
            inputs,
            Program,
            [
                "--dso-only", "--no-abignore", "--no-parallel", .. options, .. ShowAdded ? (string[])[] : ["--no-added-syms"], .. Common(inputs),
                .. Option("--d1", "old-debug", pair.OldDebugInfo), .. Option("--d2", "new-debug", pair.NewDebugInfo),
                .. Option("--devel1", "old-headers", pair.OldHeaders), .. Option("--devel2", "new-headers", pair.NewHeaders),
                inputs.Place("old", pair.Old), inputs.Place("new", pair.New),
            ],
            cancellationToken);
    }

    private Task<ProcessResult> RunEachAsync(PackagePair pair, CancellationToken cancellationToken)
    {
        var inputs = new ComparisonInputs();
        return RunAsync(
            inputs,
            "sh",
            [
                "-c", ComparisonInputs.LibrariesScript, "sh", inputs.Place("old", pair.Old), inputs.Place("new", pair.New),
                inputs.Place("old-debug", pair.OldDebugInfo), inputs.Place("new-debug", pair.NewDebugInfo),
                inputs.Place("old-headers", pair.OldHeaders), inputs.Place("new-headers", pair.NewHeaders),
                LibraryStatuses.Names(pair.Old), ShowAdded ? "added" : "", .. Common(inputs),
            ],
            cancellationToken);
    }

    /// <summary>What abidiff and abipkgdiff have in common.</summary>
    private IEnumerable<string> Common(ComparisonInputs inputs) =>
        ["--no-default-suppression", .. Suppressions.SelectMany((path, i) => (string[])["--suppressions", inputs.Place(FormattableString.Invariant($"suppressions/{i}"), path)])];

    private Task<ProcessResult> RunAsync(ComparisonInputs inputs, string program, ImmutableArray<string> arguments, CancellationToken cancellationToken) =>
        Tools.RunAsync(
            new ToolRun(new ProcessRequest(program, arguments) { OutputLimit = OutputLimit }) { Inputs = inputs.Mounts, MemoryLimit = Memory },
            cancellationToken);

    private static string End(ProcessResult result) => result.ExitStatus == Killed
        ? "abipkgdiff was killed: the unpacked packages need more memory than it may have (memoryMB in the hook's settings)"
        : string.Create(CultureInfo.InvariantCulture, $"abipkgdiff ended with {result.ExitStatus}: {Last(result.Error)}");

    /// <summary>The last line that is not about what abipkgdiff is doing.</summary>
    private static string Last(string log) =>
        log.TrimEnd().Split('\n').LastOrDefault(static l => l.Contains("rror", StringComparison.Ordinal) || !l.StartsWith(Program, StringComparison.Ordinal)) ?? "";
}
