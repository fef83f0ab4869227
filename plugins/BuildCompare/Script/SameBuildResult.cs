using System.Collections.Immutable;
using Obs.Hooks.Plugins.BuildCompare.Packages;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Script;

/// <summary>
/// build-compare's own <c>same-build-result.sh</c>, run in the hook's tools root in place of the comparison in here.
/// </summary>
internal sealed class SameBuildResult(IToolsRoot tools)
{
    /// <summary>Where the packages of build-compare put it, for rpm and deb.</summary>
    public const string Program = "/usr/lib/build/same-build-result.sh";

    /// <summary>The script's last words on equal builds. It ends with 0 without them if tools of its own are missing.</summary>
    private const string Validated = "compare validated build as identical !";

    /// <summary>What it prints is read to the end: the verdict is its last line.</summary>
    private const int OutputLimit = 16 << 20;

    private static readonly string[] s_packageSuffixes = [".rpm", ".deb", ".ipk"];

    /// <summary>Whether a root has it.</summary>
    public static bool IsIn(IToolsRoot tools) => File.Exists(tools.Directory + Program);

    /// <summary>What differs; nothing when the script validated the build.</summary>
    public async Task<ImmutableArray<Difference>> CompareAsync(
        ImmutableArray<PackageFile> before, ImmutableArray<PackageFile> after, CancellationToken cancellationToken)
    {
        // The script finds rpmlint.log by directories of a build root; one that is gone it overlooks. It is ours to compare.
        var differences = ImmutableArray.CreateBuilder<Difference>();
        differences.AddRange(SideFiles.Compare(before, after));
        var (olds, news) = (Packages(before), Packages(after));
        if (olds.Concat(news).FirstOrDefault(static f => !IsPlain(f.Name)) is { } odd)
        {
            differences.Add(new Difference(odd.Name, "the script cannot compare a package of this name"));
            return differences.ToImmutable();
        }

        var run = new ToolRun(new ProcessRequest("bash", Program, "/mnt/old", "/mnt/new") { OutputLimit = OutputLimit })
        {
            Inputs = [.. olds.Select(static f => new ToolMount($"old/{f.Name}", f.Path)), .. news.Select(static f => new ToolMount($"new/{f.Name}", f.Path))],
        };
        var result = await tools.RunAsync(run, cancellationToken).ConfigureAwait(false);
        if (result.ExitStatus != 0 || result.Truncated || LastLine(result.Output) != Validated)
        {
            differences.AddRange(ScriptOutput.Differences(result));
        }

        return differences.ToImmutable();
    }

    private static ImmutableArray<PackageFile> Packages(ImmutableArray<PackageFile> files) =>
        [.. files.Where(static f => Array.Exists(s_packageSuffixes, s => f.Name.EndsWith(s, StringComparison.Ordinal))).DistinctBy(static f => f.Name, StringComparer.Ordinal)];

    /// <summary>The script hands names through unquoted variables.</summary>
    private static bool IsPlain(string name) =>
        name[0] != '-' && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '~' or '^' or ':');

    private static string LastLine(string output)
    {
        var text = output.AsSpan().TrimEnd('\n');
        return text[(text.LastIndexOf('\n') + 1)..].ToString();
    }
}
