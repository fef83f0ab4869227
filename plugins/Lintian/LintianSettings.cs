using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Shared.Lint;

namespace Obs.Hooks.Plugins.Lintian;

/// <summary>The hook's settings, checked.</summary>
internal sealed record LintianSettings
{
    private static readonly string[] s_levels = ["error", "warning", "info", "pedantic"];

    public required LintianLevel FailOn { get; init; }

    public required LintianLevel Show { get; init; }

    /// <summary>Empty for the root's own.</summary>
    public required string Profile { get; init; }

    /// <summary>Empty for none.</summary>
    public required string Config { get; init; }

    public required ImmutableArray<string> SuppressedTags { get; init; }

    public required bool Overrides { get; init; }

    public required string Program { get; init; }

    public required long MemoryLimit { get; init; }

    /// <exception cref="LintException">A value is none of those it can have.</exception>
    public static LintianSettings Of(HookSettings settings)
    {
        var failOn = Level(settings, "failOn", LintianLevel.Error);
        var show = Level(settings, "show", LintianLevel.Warning);
        var (profile, config) = (settings.Text("profile"), settings.Text("config"));
        Require(profile.Length == 0 || LintianTags.IsTag(profile), "profile", profile, "the name of a profile");
        Require(config.Length == 0 || (config.StartsWith('/') && File.Exists(config)), "config", config, "the absolute path of a file of this host");
        foreach (var tag in settings.TextList("suppressTags"))
        {
            Require(LintianTags.IsTag(tag), "suppressTags", tag, "names of findings");
        }

        return new LintianSettings
        {
            FailOn = failOn,
            Show = failOn > show ? failOn : show,
            Profile = profile,
            Config = config,
            SuppressedTags = settings.TextList("suppressTags"),
            Overrides = settings.Switch("packageConfig", fallback: true),
            Program = settings.Text("program", "lintian"),
            MemoryLimit = LintSettings.Memory(settings),
        };
    }

    /// <summary>What of a report is not acceptable; null when all is.</summary>
    public string? ComplaintAbout(LintReport report)
    {
        var unreadable = report.Findings.Count(static f => f.Code == LintianTags.Unreadable);
        var found = $"{LintText.Count(report.Count(FindingSeverity.Error), "error")} and {LintText.Count(report.Count(FindingSeverity.Warning), "warning")}";
        return unreadable > 0 ? $"{report.Tool} could not check {LintText.Count(unreadable, "package")} ({found})"
            : report.SaysErrors ? $"{report.Tool} found {found} in {LintText.Count(report.Packages, "package")}; correct them, or override them in the package"
            : null;
    }

    private static LintianLevel Level(HookSettings settings, string name, LintianLevel fallback) =>
        (LintianLevel)Array.IndexOf(s_levels, LintSettings.Word(settings, name, s_levels, s_levels[(int)fallback]));

    private static void Require(bool condition, string name, string found, string expected)
    {
        if (!condition)
        {
            throw new LintException(LintCodes.BadSetting, $"setting {name}: found \"{LintText.Clean(found)}\"; expected {expected}");
        }
    }
}
