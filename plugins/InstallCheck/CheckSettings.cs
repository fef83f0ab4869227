using System.Collections.Immutable;
using Obs.Hooks.Plugins.Shared;
using Obs.Hooks.Plugins.Target;

namespace Obs.Hooks.Plugins.InstallCheck;

/// <summary>The hook's settings, checked.</summary>
internal sealed record CheckSettings
{
    public const string Policies = "fail, warn or ignore";

    private static readonly ImmutableArray<string> s_skipped = ["*-debuginfo-*.rpm", "*-debugsource-*.rpm", "*-dbgsym_*.deb"];

    private readonly Dictionary<ProblemKind, ProblemPolicy> _policies = [];

    public ImmutableArray<string> Skip { get; private init; } = s_skipped;

    public long TreeBytes { get; private init; }

    public bool Scripts { get; private init; }

    public bool Report { get; private init; }

    /// <param name="settings">As configured.</param>
    /// <param name="errors">Takes what is wrong with them.</param>
    public static CheckSettings Read(HookSettings settings, List<string> errors)
    {
        var skip = settings.TextList("skip");
        if (!MegabyteSetting.TryRead(settings, "treeMB", 4096, 16, out var treeBytes, out var problem))
        {
            errors.Add(problem);
        }

        var read = new CheckSettings
        {
            Skip = skip.IsEmpty ? s_skipped : skip,
            TreeBytes = treeBytes,
            Scripts = settings.Switch("scripts", fallback: true),
            Report = settings.Switch("report", fallback: true),
        };
        foreach (var (name, kind, usual) in (ReadOnlySpan<(string, ProblemKind, string)>)[
            ("dependencies", ProblemKind.Dependency, "warn"),
            ("conflicts", ProblemKind.Conflict, "fail"),
            ("files", ProblemKind.File, "fail"),
            ("failingScripts", ProblemKind.Script, "fail")])
        {
            var text = settings.Text(name, usual);
            if (Enum.TryParse<ProblemPolicy>(text, ignoreCase: true, out var policy) && text.All(char.IsAsciiLetterLower))
            {
                read._policies.Add(kind, policy);
            }
            else
            {
                errors.Add($"setting {name}: found \"{text}\"; expected {Policies}");
            }
        }

        return read;
    }

    public ProblemPolicy PolicyOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Unreadable or ProblemKind.Install => ProblemPolicy.Fail,
        ProblemKind.Root => ProblemPolicy.Warn,
        _ => _policies[kind],
    };
}
