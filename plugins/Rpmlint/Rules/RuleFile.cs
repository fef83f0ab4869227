using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>A configuration file among the sources, which are the package's: no link is followed, nothing endless is read.</summary>
internal static class RuleFile
{
    private const long Largest = 1 << 20;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Its text; null when there is none, or none that can be read.</summary>
    public static string? TryRead(string directory, string name, ImmutableArray<Finding>.Builder problems)
    {
        var file = new FileInfo(Path.Combine(directory, name));
        if (!file.Exists && file.LinkTarget is null)
        {
            return null;
        }

        // Pipes and devices have no length: they are not opened.
        if (file.LinkTarget is not null || file.Length is 0 or > Largest)
        {
            if (file.LinkTarget is not null || file.Length > 0)
            {
                problems.Add(PackageRules.Problem(FindingSeverity.Error, name, 0, "is a link or larger than 1 MB; expected a small file"));
            }

            return null;
        }

        try
        {
            return s_strict.GetString(File.ReadAllBytes(file.FullName));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(PackageRules.Problem(FindingSeverity.Error, name, 0, "is not UTF-8"));
            return null;
        }
    }
}
