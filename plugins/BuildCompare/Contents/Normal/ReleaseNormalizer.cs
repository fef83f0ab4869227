using System.Text;
using System.Text.RegularExpressions;
using Obs.Hooks.Plugins.BuildCompare.Facts;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Normal;

/// <summary>Takes the package's own release out of the files that quote it: spec files, Debian changelogs, update scripts.</summary>
internal sealed partial class ReleaseNormalizer(ReleaseTrimmer trimmer, string nameVersionRelease) : INormalizer
{
    private static readonly string[] s_changelogs = ["/usr/share/doc/*/changelog.Debian", "/usr/share/doc/*/changelog"];
    private static readonly string[] s_updates = ["/var/adm/update-messages/*", "/var/adm/update-scripts/*"];

    public bool Handles(string path) =>
        path.EndsWith(".spec", StringComparison.Ordinal) || Glob.MatchesAny(path, s_changelogs) || Glob.MatchesAny(path, s_updates);

    public byte[] Normalize(string path, byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        if (path.EndsWith(".spec", StringComparison.Ordinal))
        {
            text = SpecRelease().Replace(text, "Release: @RELEASE@");
        }
        else if (Glob.MatchesAny(path, s_updates))
        {
            text = text.Replace(nameVersionRelease, "@NAME@", StringComparison.Ordinal);
        }
        else
        {
            text = ChangelogDate().Replace(string.Join('\n', trimmer.TrimLines(text)), "${who}  @DATE@");
        }

        return Encoding.Latin1.GetBytes(text);
    }

    [GeneratedRegex("^Release:.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SpecRelease();

    /// <summary>The last line of an entry (deb-changelog(5)); debtransform writes the time of the build.</summary>
    [GeneratedRegex("^(?<who> -- [^\n]*)  [A-Z][a-z]{2}, [ 0-9][0-9] [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} [-+][0-9]{4}$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ChangelogDate();
}
