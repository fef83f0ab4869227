using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>Which images of a description a job builds: one for each profile, of the type kiwi would take, named so that policy knows it.</summary>
internal static class ImageSelection
{
    private const string Flag = "kiwiprofile:";

    /// <param name="description">The description.</param>
    /// <param name="wanted">The type that was asked for, or empty.</param>
    /// <param name="flavor">The job's flavor (multibuild), or empty.</param>
    /// <param name="prjconf">The project configuration: <c>BuildFlags: kiwiprofile:NAME,NAME</c>.</param>
    /// <exception cref="DescriptionException">There is none.</exception>
    public static ImmutableArray<(string Type, string Profile)> Of(KiwiDescription description, string wanted, string flavor, string prjconf)
    {
        var profiles = Profiles(description, flavor, prjconf);
        return [.. profiles.Select(p => (TypeOf(description, wanted, p), p))];
    }

    /// <summary>The description's own words on what is built; null if it has none for this type and profile.</summary>
    public static DescribedType? Find(KiwiDescription description, string type, string profile)
    {
        var own = description.Types.Where(t => t.IsOf(profile) && (type.Length == 0 || t.Image == type)).ToList();
        return own.Find(static t => t.Primary) ?? own.FirstOrDefault();
    }

    private static ImmutableArray<string> Profiles(KiwiDescription description, string flavor, string prjconf)
    {
        var own = description.Profiles.Select(p => p == "@BUILD_FLAVOR@" ? flavor : p).Where(static p => p.Length > 0).ToImmutableArray();
        if (!description.Profiles.IsEmpty)
        {
            return own.IsEmpty
                ? throw new DescriptionException(
                    $"{Codes.NoFlavor}: {description.Name}: found only @BUILD_FLAVOR@ in OBS-Profiles, and a job without flavor; "
                    + "expected a flavor or another profile; name one, or disable the package without flavor in _multibuild (<multibuild buildemptyflavor=\"false\">)")
                : own;
        }

        foreach (var line in prjconf.Split('\n'))
        {
            var at = line.StartsWith("BuildFlags:", StringComparison.OrdinalIgnoreCase) ? line.IndexOf(Flag, StringComparison.Ordinal) : -1;
            if (at > 0)
            {
                var value = line.AsSpan(at + Flag.Length);
                var end = value.IndexOfAny(' ', '\t', '\r');
                return [.. (end < 0 ? value : value[..end]).ToString().Split(',', StringSplitOptions.RemoveEmptyEntries)];
            }
        }

        return [""];
    }

    private static string TypeOf(KiwiDescription description, string wanted, string profile) =>
        wanted.Length > 0
            ? wanted
            : Find(description, wanted, profile)?.Image ?? throw new DescriptionException(
                $"{Codes.NoType}: {description.Name}: found no image type {(profile.Length > 0 ? $"for the profile {profile}" : "without a profile")}; "
                + "expected a <type image=\"...\"> in its <preferences>; add one, or name another profile (OBS-Profiles, BuildFlags: kiwiprofile)");
}
