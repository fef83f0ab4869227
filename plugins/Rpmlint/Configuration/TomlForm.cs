using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Plugins.Rpmlint.Rules;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Rpmlint.Configuration;

/// <summary>
/// rpmlint 2 merges <c>rpmlint/*.toml</c> below the XDG directories in the order of their names (of a directory given with
/// <c>-c</c> in any order), and reads the package's rules with <c>-r</c>.
/// </summary>
internal sealed class TomlForm : IConfigurationForm
{
    public bool Handles(string fileName) => fileName.EndsWith(".toml", StringComparison.Ordinal);

    public RpmlintConfiguration Write(ImmutableArray<string> files, RpmlintSettings settings, PackageRules rules, string directory)
    {
        var mounts = ImmutableArray.CreateBuilder<ToolMount>();
        for (var i = 0; i < files.Length; i++)
        {
            // It is the name that makes rpmlint replace lists in place of adding to them.
            var suffix = files[i].EndsWith(".override.toml", StringComparison.Ordinal) ? ".override.toml" : ".toml";
            mounts.Add(ConfigurationFiles.Mount(i, "rpmlint/", suffix, files[i]));
        }

        if (settings.Threshold is not null || !settings.Filters.IsEmpty || !settings.Scoring.IsEmpty)
        {
            mounts.Add(new ToolMount("config/rpmlint/9999.toml", ConfigurationFiles.Write(directory, "settings.toml", Render(settings))));
        }

        if (rules.Rules.IsEmpty)
        {
            return new RpmlintConfiguration(mounts.ToImmutable(), []);
        }

        var lines = string.Concat(rules.Rules.Select(static r => r.Line + "\n"));
        mounts.Add(new ToolMount("config/rpmlintrc", ConfigurationFiles.Write(directory, "rpmlintrc", lines)));
        return new RpmlintConfiguration(mounts.ToImmutable(), ["-r", RpmlintConfiguration.Home + "/rpmlintrc"]);
    }

    private static string Render(RpmlintSettings settings)
    {
        var text = new StringBuilder();
        if (settings.Threshold is { } threshold)
        {
            // 0 or less is no threshold at all for rpmlint 2; a badness of more than 0 is what it then finds errors by.
            text.Append("BadnessThreshold = ").Append(LintText.Number(threshold)).Append('\n');
        }

        text.Append("Filters = [").AppendJoin(", ", settings.Filters.Select(Quoted)).Append("]\n[Scoring]\n");
        foreach (var (finding, badness) in settings.Scoring)
        {
            text.Append(Quoted(finding)).Append(" = ").Append(LintText.Number(badness)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
