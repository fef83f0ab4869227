using System.Collections.Immutable;
using Obs.Hooks.Plugins.Rpmlint.Configuration;
using Obs.Hooks.Plugins.Rpmlint.Output;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Running;

/// <summary>Starts rpmlint in the tools root and tells by its exit status what came of it.</summary>
internal sealed class RpmlintRunner(IToolsRoot tools, IResultSet results, RpmlintSettings settings, RpmlintConfiguration configuration)
{
    private const string Results = "/mnt/results";
    private const int OutputLimit = 16 << 20;

    /// <summary>rpmlint 1 goes on after a package that it cannot read, rpmlint 2 ends.</summary>
    private static readonly string[] s_unreadable =
        ["(none): E: fatal error while reading ", "(none): E: error while reading ", "(none): E: while reading "];

    /// <exception cref="LintException">rpmlint did not do its work, and no package is the reason.</exception>
    public async Task<RunOutcome> RunAsync(RpmlintVersion version, IReadOnlyList<ResultFile> packages, CancellationToken cancellationToken)
    {
        var process = new ProcessRequest(settings.Program, [.. configuration.Arguments, Results]) { OutputLimit = OutputLimit };
        process = process with
        {
            // Nothing of a user's configuration: there is no home in the sandbox, and what is here is the hook's.
            Environment = process.Environment.Add("XDG_CONFIG_HOME", RpmlintConfiguration.Home).Add("XDG_CACHE_HOME", "/tmp"),
        };
        ProcessResult result;
        try
        {
            result = await tools.RunAsync(
                new ToolRun(process)
                {
                    Inputs = [.. configuration.Mounts, .. packages.Select(p => new ToolMount(NameOf(p), results.PathOf(p)))],
                    MemoryLimit = settings.MemoryLimit,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            throw new LintException(LintCodes.NoTool, $"the tools root has no program {LintText.Clean(settings.Program)}; add its package to \"tools\"");
        }

        return Judge(version, result, packages);
    }

    /// <summary>
    /// Exit statuses of both: 0 no errors, 64 errors, 65 errors only because of --strict, 66 badness over the threshold. Of
    /// rpmlint 2: 2 arguments, 3 unreadable package, 4 configuration. Of rpmlint 1: 1 arguments, 2 interrupted.
    /// </summary>
    internal static RunOutcome Judge(RpmlintVersion version, ProcessResult result, IReadOnlyList<ResultFile> packages)
    {
        var lines = result.Error.Split('\n');
        var unreadable = Unreadable(lines, packages);
        if (version.Major == 1 && Array.Find(lines, static l => l.StartsWith("(none): W: error loading ", StringComparison.Ordinal)) is { } broken)
        {
            throw new LintException(LintCodes.BadConfiguration, $"rpmlint cannot read its configuration: {LintText.Clean(broken["(none): W: error loading ".Length..])}");
        }

        switch (result.ExitStatus)
        {
            case 0 or 64 or 65 or 66:
                return new RunOutcome(LintOutput.Parse(result), unreadable);
            case 3 when !unreadable.IsEmpty:
                return new RunOutcome(null, unreadable);
            case 1 when version.Major > 1 && result.Error.Contains("re.compile(", StringComparison.Ordinal):
                throw new LintException(
                    LintCodes.BadPackageConfiguration,
                    $"a filter is no regular expression of Python's ({LintText.LastLine(result.Error)}); correct it in the package's rpmlintrc, or in the hook's \"filters\"",
                    byPackage: true);
            case 4:
                throw new LintException(LintCodes.BadConfiguration, $"rpmlint cannot read its configuration: {LintText.LastLine(result.Error)}");
            case 137:
                throw new LintException(LintCodes.TooBig, "rpmlint was killed: packages that unpack to more than the hook's \"memoryMB\"?", byPackage: true);
            default:
                throw new LintException(LintCodes.Broke, $"rpmlint {version.Text} ended with status {LintText.Number(result.ExitStatus)}: {LintText.LastLine(result.Error)}");
        }
    }

    private static string NameOf(ResultFile package) => $"results/{package.Directory}/{package.Name}";

    private static ImmutableArray<(ResultFile Package, string Reason)> Unreadable(string[] lines, IReadOnlyList<ResultFile> packages)
    {
        var found = ImmutableArray.CreateBuilder<(ResultFile, string)>();
        foreach (var line in lines)
        {
            if (Array.Find(s_unreadable, mark => line.StartsWith(mark, StringComparison.Ordinal)) is { } mark
                && packages.FirstOrDefault(p => line.AsSpan(mark.Length).StartsWith($"/mnt/{NameOf(p)}: ", StringComparison.Ordinal)) is { } package)
            {
                var reason = line[(mark.Length + $"/mnt/{NameOf(package)}: ".Length)..];
                if (reason.StartsWith("[Errno 2] No such file or directory: '", StringComparison.Ordinal) && !reason.Contains("/mnt/", StringComparison.Ordinal))
                {
                    throw new LintException(LintCodes.NoTool, $"rpmlint misses a program in the tools root: {LintText.Clean(reason["[Errno 2] ".Length..])}");
                }

                found.Add((package, $"rpmlint cannot read it: {reason}"));
            }
        }

        return found.ToImmutable();
    }
}
