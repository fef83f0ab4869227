using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Deb;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Lintian;

/// <summary>Checks the packages of one build in one run of lintian: what belongs to one source is checked together.</summary>
internal sealed class LintianCheck(PostBuildContext context, IToolsRoot tools, LintianSettings settings)
{
    private const string Results = "/mnt/results/";
    private const int OutputLimit = 16 << 20;

    /// <summary>Binary packages, and source packages by their description.</summary>
    public static bool IsPackage(string name) => IsBinary(name) || name.EndsWith(".dsc", StringComparison.Ordinal);

    /// <exception cref="LintException">They cannot be checked here, or not so.</exception>
    public async Task<LintReport> RunAsync(ImmutableArray<ResultFile> packages, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var readable = packages.Where(p => IsReadable(p, findings)).ToList();
        var output = readable.Count == 0 ? new LintianOutput([], false, []) : LintianOutput.Judge(await CheckAsync(readable, cancellationToken).ConfigureAwait(false));
        findings.AddRange(output.Skipped.Select(static s => Unreadable(Path.GetFileName(s.Path), $"lintian cannot read it: {s.Reason}")));
        var sorted = LintReport.Sorted(LintianTags.Explain(findings.Concat(output.Lines.Select(static l => l.Finding)), tools.Directory));
        var lines = findings.Select(static f => $"E: {f.Subject}: {f.Code} {f.Message}").Concat(output.Lines.Select(static l => l.Text));
        var report = new LintReport
        {
            Tool = Tool(),
            Packages = packages.Length,
            Findings = sorted,
            Log = [.. lines.Order(StringComparer.Ordinal)],
            SaysErrors = output.SaysErrors,
        };
        return report with
        {
            Log = report.Log.Add(
                $"{LintText.Count(packages.Length, "package")} checked; {LintText.Count(report.Count(FindingSeverity.Error), "error")}, {LintText.Count(report.Count(FindingSeverity.Warning), "warning")}"),
        };
    }

    private async Task<ProcessResult> CheckAsync(List<ResultFile> packages, CancellationToken cancellationToken)
    {
        var inputs = ImmutableArray.CreateBuilder<ToolMount>();

        // A .dsc is nothing without the files that it names.
        var directories = packages.Where(static p => !IsBinary(p.Name)).Select(static p => p.Directory).ToHashSet(StringComparer.Ordinal);
        foreach (var file in context.Results.Files.Where(f => packages.Contains(f) || (directories.Contains(f.Directory) && !IsPackage(f.Name) && HasPlainName(f))))
        {
            inputs.Add(new ToolMount($"results/{file.Directory}/{file.Name}", context.Results.PathOf(file)));
        }

        if (settings.Config.Length > 0)
        {
            inputs.Add(new ToolMount("config/lintianrc", settings.Config));
        }

        var process = new ProcessRequest(settings.Program, [.. Options(), "--", .. packages.Select(static p => $"{Results}{p.Directory}/{p.Name}")])
        {
            OutputLimit = OutputLimit,
        };
        process = process with { Environment = process.Environment.Add("XDG_CONFIG_HOME", "/mnt/config").Add("XDG_DATA_HOME", "/mnt/config") };
        try
        {
            return await tools
                .RunAsync(new ToolRun(process) { Inputs = inputs.ToImmutable(), MemoryLimit = settings.MemoryLimit }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            throw new LintException(LintCodes.NoTool, $"the tools root has no program {LintText.Clean(settings.Program)}; add its package to \"tools\"");
        }
    }

    private IEnumerable<string> Options()
    {
        yield return "--color=never";
        if (settings.Config.Length > 0)
        {
            yield return "--cfg=/mnt/config/lintianrc";
        }
        else
        {
            yield return "--no-cfg";
        }

        yield return "--fail-on=" + string.Join(',', Enum.GetValues<LintianLevel>().Where(l => l <= settings.FailOn).Select(NameOf));
        yield return "--display-level=>=" + NameOf(settings.Show);
        if (settings.Profile.Length > 0)
        {
            yield return "--profile=" + settings.Profile;
        }

        if (!settings.SuppressedTags.IsEmpty)
        {
            yield return "--suppress-tags=" + string.Join(',', settings.SuppressedTags);
        }

        if (!settings.Overrides)
        {
            yield return "--no-override";
        }
    }

    private string Tool()
    {
        var version = tools.Packages.FirstOrDefault(static p => p.Name == "lintian")?.Version;
        return version is null ? "lintian" : $"lintian {LintText.Clean(version)}";
    }

    private bool IsReadable(ResultFile package, List<Finding> findings)
    {
        try
        {
            if (!HasPlainName(package))
            {
                throw new PackageFormatException("has a name that no Debian package has");
            }

            if (IsBinary(package.Name))
            {
                using var stream = context.Results.OpenRead(package);
                DebIntegrity.Check(stream);
            }

            return true;
        }
        catch (PackageFormatException e)
        {
            findings.Add(Unreadable(package.Name, $"is no Debian package: {e.Message}"));
            return false;
        }
    }

    private static string NameOf(LintianLevel level) => level switch
    {
        LintianLevel.Error => "error",
        LintianLevel.Warning => "warning",
        LintianLevel.Info => "info",
        _ => "pedantic",
    };

    private static bool IsBinary(string name) =>
        name.EndsWith(".deb", StringComparison.Ordinal) || name.EndsWith(".udeb", StringComparison.Ordinal) || name.EndsWith(".ddeb", StringComparison.Ordinal);

    private static bool HasPlainName(ResultFile file) => file.Name.All(static c => c is > ' ' and <= '~');

    private static Finding Unreadable(string package, string reason) =>
        new(FindingSeverity.Error, LintianTags.Unreadable, LintText.Clean(package), LintText.Clean(reason));
}
