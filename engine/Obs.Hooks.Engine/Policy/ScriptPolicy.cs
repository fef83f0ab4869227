using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Policy;

/// <summary>
/// What holds for the scripts of one project: every pattern that matches its name, the more specific one over the less
/// specific one, key by key. Only layers of the host are asked; the others cannot say anything about it.
/// </summary>
internal sealed record ScriptPolicy
{
    /// <summary>Look, judge, report, and add files beside the packages: nothing that changes what is built or shipped.</summary>
    public static ScriptPolicy BuiltIn { get; } = new();

    private static readonly ImmutableArray<string> s_other = [Engine.Results.ResultDirectories.Other];

    private const string BuiltInRule = "the built-in policy";

    private readonly ConfigNode? _node;
    private readonly PolicyOptions _options = new();

    public bool ProjectScripts => _options.ProjectScripts ?? true;

    public bool PackageScripts => _options.PackageScripts ?? true;

    public ImmutableArray<string> Inherited => _options.Inherited ?? [];

    public ImmutableArray<string> Configures => _options.Configures ?? [];

    public HookCapabilities Capabilities { get; private init; } = HookCapabilities.Results | HookCapabilities.Reports;

    /// <summary>Null: all.</summary>
    public ImmutableArray<string>? Packages => _options.Packages;

    public ImmutableArray<string> PackageDirectories => _options.PackageDirectories ?? [];

    /// <summary>Null: all.</summary>
    public ImmutableArray<string>? BuildOptions => _options.BuildOptions;

    /// <summary>Null: all.</summary>
    public ImmutableArray<string>? Sources => _options.Sources;

    /// <summary>Null: all.</summary>
    public ImmutableArray<string>? PrjconfKeywords => _options.PrjconfKeywords;

    /// <summary>Null: all.</summary>
    public ImmutableArray<string>? RootFiles => _options.RootFiles;

    /// <summary>Null: what the host has.</summary>
    public int? MachineDiskMegabytes => _options.MachineDiskMegabytes;

    /// <summary>Null: what the host has.</summary>
    public int? MachineMemoryMegabytes => _options.MachineMemoryMegabytes;

    public ImmutableArray<string> ToolsRoots => _options.ToolsRoots ?? [];

    public ImmutableArray<string> ResultDirectories => _options.ResultDirectories ?? s_other;

    /// <summary>Null: all.</summary>
    public ImmutableArray<string>? Results => _options.Results;

    public bool ChangeResults => _options.ChangeResults ?? false;

    public ImmutableArray<string> Tools => _options.Tools ?? [];

    /// <summary>Empty: any script.</summary>
    public ImmutableArray<string> Pins => _options.Pins ?? [];

    /// <summary>While learning, everything goes on without what was denied.</summary>
    public DeniedAction Denied => IsLearning ? DeniedAction.Warn : _options.Denied ?? DeniedAction.Fail;

    public TimeSpan Timeout => _options.Timeout ?? TimeSpan.FromMinutes(10);

    public int MemoryMegabytes => _options.MemoryMegabytes ?? 256;

    public bool IsLearning => Learned is not null;

    /// <summary>In learning mode, takes what scripts ask for.</summary>
    public LearnedPolicy? Learned { get; init; }

    /// <summary>Whether only capabilities are asked: for scripts of the host to which its own hooks.json gives them.</summary>
    public bool IsUnlimited { get; private init; }

    /// <summary>The policy of a script to which the administrator gives capabilities in hooks.json.</summary>
    public ScriptPolicy WithGrant(HookCapabilities capabilities) => this with { Capabilities = capabilities, IsUnlimited = true };

    /// <summary>Where the rule stands that decides about something, for messages.</summary>
    /// <param name="key">The key of <see cref="PolicyOptions"/>.</param>
    public string Rule(string key) =>
        _node?.Find(key) is { } node ? $"\"{key}\" at {node.Location}" : $"\"{key}\" of {BuiltInRule}";

    /// <summary>Where it stands; the built-in one is nowhere.</summary>
    public SourceLocation? LocationOf(string key) => _node?.Find(key)?.Location;

    /// <summary>The policy for a project.</summary>
    public static ScriptPolicy Of(HookConfiguration configuration, string project)
    {
        var patterns = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var layer in configuration.Layers)
        {
            if (layer.Trust == TrustClass.Host && layer.AppliesTo(project))
            {
                Collect(layer, project, patterns);
            }
        }

        if (patterns.Count == 0)
        {
            return BuiltIn;
        }

        var names = new List<string>(patterns.Keys);
        names.Sort(static (a, b) => Literal(a) != Literal(b) ? Literal(a) - Literal(b) : string.CompareOrdinal(a, b));
        var merged = patterns[names[0]];
        for (var i = 1; i < names.Count; i++)
        {
            merged = ConfigMerge.Merge(merged, patterns[names[i]]);
        }

        // Each layer has reported its own errors.
        return new ScriptPolicy(merged, new PolicyBinder(new DiagnosticBag()).Policy(names[^1], merged));
    }

    private ScriptPolicy(ConfigNode node, PolicyOptions options)
    {
        _node = node;
        _options = options;
        if (options.Capabilities is { } names)
        {
            var capabilities = HookCapabilities.None;
            foreach (var name in names)
            {
                capabilities |= PolicyNames.Capability(name);
            }

            Capabilities = capabilities;
        }
    }

    private ScriptPolicy()
    {
    }

    private static void Collect(ConfigurationLayer layer, string project, Dictionary<string, ConfigNode> patterns)
    {
        foreach (var member in layer.Root.Find("policy")?.Members ?? [])
        {
            if (member.Value.Kind == ConfigNodeKind.Object && NamePattern.Matches(member.Name, project))
            {
                patterns[member.Name] = patterns.TryGetValue(member.Name, out var low)
                    ? ConfigMerge.Merge(low, member.Value)
                    : member.Value;
            }
        }
    }

    /// <summary>How much of a name a pattern fixes.</summary>
    private static int Literal(string pattern)
    {
        var count = 0;
        foreach (var c in pattern)
        {
            count += c is '*' or '?' ? 0 : 1;
        }

        return count;
    }
}
