using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>
/// What a package's own files ask of rpmlint: filters and scores, nothing else. rpmlint 1 would run such a file as a Python
/// program; here it is only read.
/// </summary>
/// <param name="Rules">In the order of the files and their lines.</param>
/// <param name="Problems">Lines that are none, as findings about the file.</param>
internal sealed record PackageRules(ImmutableArray<PackageRule> Rules, ImmutableArray<Finding> Problems)
{
    public static PackageRules None { get; } = new([], []);

    /// <summary>Reads <c>rpmlintrc</c>, <c>PKG-rpmlintrc</c> and the like among the sources, in this order.</summary>
    public static PackageRules Read(BuildJob job)
    {
        if (job.SourceDirectory.Length == 0 || !Directory.Exists(job.SourceDirectory))
        {
            return None;
        }

        var rules = ImmutableArray.CreateBuilder<PackageRule>();
        var problems = ImmutableArray.CreateBuilder<Finding>();
        foreach (var name in Names(job))
        {
            if (RuleFile.TryRead(job.SourceDirectory, name, problems) is { } text)
            {
                var read = IsToml(name, text) ? TomlRules.Read(name, text) : RpmlintrcRules.Read(name, text);
                rules.AddRange(read.Rules);
                problems.AddRange(read.Problems);
            }
        }

        return new PackageRules(rules.ToImmutable(), problems.ToImmutable());
    }

    public static Finding Problem(FindingSeverity severity, string file, int line, string message) =>
        new(severity, RpmlintCodes.BadRule, file, LintText.Clean(message)) { Line = line };

    private static IEnumerable<string> Names(BuildJob job)
    {
        yield return "rpmlintrc";
        yield return "rpmlint.toml";
        // A flavor of a multibuild package has the package's sources.
        string[] owners = [job.Package.Split(':')[0], Path.GetFileNameWithoutExtension(job.Recipe)];
        foreach (var owner in owners.Where(static o => o.Length > 0).Distinct(StringComparer.Ordinal))
        {
            yield return owner + "-rpmlintrc";
            yield return owner + ".rpmlintrc";
            yield return owner + "-rpmlint.toml";
        }
    }

    /// <summary>By its name, or because its first statement is a table or an assignment.</summary>
    private static bool IsToml(string name, string text)
    {
        if (name.EndsWith(".toml", StringComparison.Ordinal))
        {
            return true;
        }

        var first = text.Split('\n').Select(static l => l.Trim()).FirstOrDefault(static l => l.Length > 0 && l[0] != '#') ?? "";
        return first.StartsWith('[') || (first.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && first.AsSpan(0, equals).IndexOf('(') < 0);
    }
}
