using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Rpmlint.Configuration;
using Obs.Hooks.Plugins.Rpmlint.Output;
using Obs.Hooks.Plugins.Rpmlint.Rules;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Shared.Lint;
using Obs.Hooks.Plugins.Shared.Rpm;

namespace Obs.Hooks.Plugins.Rpmlint.Running;

/// <summary>Checks the packages of one build, all in one run as far as they let it.</summary>
internal sealed class RpmlintCheck(PostBuildContext context, IToolsRoot tools, RpmlintSettings settings)
{
    /// <summary>rpmlint 2 ends at the first package that it cannot read: so many times it is started again without it.</summary>
    private const int MostRuns = 8;

    /// <exception cref="LintException">Packages cannot be checked here, or not with this configuration.</exception>
    public async Task<LintReport> RunAsync(ImmutableArray<ResultFile> packages, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var readable = packages.Where(p => IsReadable(p, findings)).ToList();
        var rules = settings.PackageConfig ? PackageRules.Read(context.Job) : PackageRules.None;
        findings.AddRange(rules.Problems);
        var version = await RpmlintVersion.OfAsync(tools, settings.Program, cancellationToken).ConfigureAwait(false);
        var runner = new RpmlintRunner(tools, context.Results, settings, Configure(version, rules));
        LintOutput? output = null;
        for (var run = 0; output is null && readable.Count > 0; run++)
        {
            var outcome = await runner.RunAsync(version, readable, cancellationToken).ConfigureAwait(false);
            findings.AddRange(outcome.Unreadable.Select(static u => Unreadable(u.Package, u.Reason)));
            readable.RemoveAll(p => outcome.Unreadable.Any(u => u.Package == p));
            output = outcome.Output;
            if (output is null && run == MostRuns)
            {
                findings.AddRange(readable.Select(static p => Unreadable(p, "was not checked after so many that could not be read")));
                readable.Clear();
            }
        }

        return Report(version, packages.Length, findings, output);
    }

    private LintReport Report(RpmlintVersion version, int packages, List<Finding> own, LintOutput? output)
    {
        var lines = own.Select(static f => $"{f.Subject}:{(f.Line > 0 ? $"{LintText.Number(f.Line)}:" : "")} {(f.Severity == FindingSeverity.Error ? 'E' : 'W')}: {f.Code} {f.Message}")
            .Concat(output?.Lines.Select(static l => l.Text) ?? [])
            .Order(StringComparer.Ordinal);
        var ends = new[] { output?.ThresholdLine ?? "", output?.Summary ?? "" }.Where(static l => l.Length > 0);
        return new LintReport
        {
            Tool = $"rpmlint {version.Text}",
            Packages = packages,
            Findings = LintReport.Sorted(Descriptions.Explain(own.Concat(output?.Lines.Select(static l => l.Finding) ?? []), tools, version)),
            Log = [.. lines, .. ends],
            SaysErrors = output?.ExitStatus is 64 or 65,
            Badness = output?.Badness,
            Threshold = output?.Threshold,
        };
    }

    private RpmlintConfiguration Configure(RpmlintVersion version, PackageRules rules)
    {
        IConfigurationForm form = version.Major == 1 ? new PythonForm() : new TomlForm();
        return form.Write(ConfigurationFiles.Find(settings.Config, form), settings, rules, context.WorkDirectory);
    }

    private bool IsReadable(ResultFile package, List<Finding> findings)
    {
        try
        {
            if (package.Name.Any(static c => c is not (> ' ' and <= '~') or '*' or '?' or '['))
            {
                throw new PackageFormatException("has a name that no rpm package has");
            }

            using var stream = context.Results.OpenRead(package);
            _ = RpmIntegrity.Check(stream);
            return true;
        }
        catch (PackageFormatException e)
        {
            findings.Add(Unreadable(package, $"is no rpm package: {e.Message}"));
            return false;
        }
    }

    private static Finding Unreadable(ResultFile package, string reason) =>
        new(FindingSeverity.Error, RpmlintCodes.Unreadable, LintText.Clean(package.Name), LintText.Clean(reason));
}
