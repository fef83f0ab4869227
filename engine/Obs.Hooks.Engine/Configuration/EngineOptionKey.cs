namespace Obs.Hooks.Engine.Configuration;

/// <summary>One option of the host.</summary>
/// <param name="Name">Its key in <c>engine.json</c>; in the environment <c>OBS_HOOKS_</c> and the same in upper case.</param>
/// <param name="Kind">How it is written.</param>
internal sealed record EngineOptionKey(string Name, EngineOptionKind Kind)
{
    /// <summary>A test compares these with the properties of <see cref="EngineOptionValues"/>.</summary>
    public static IReadOnlyList<EngineOptionKey> All { get; } =
    [
        new("stateDirectory", EngineOptionKind.Path),
        new("cacheDirectory", EngineOptionKind.Path),
        new("pluginDirectories", EngineOptionKind.PathList),
        new("precheckDeadline", EngineOptionKind.Time),
        new("terminationGrace", EngineOptionKind.Time),
        new("logWriterGrace", EngineOptionKind.Time),
        new("mountNamespace", EngineOptionKind.Switch),
        new("allowHostBinfmt", EngineOptionKind.Switch),
        new("allowLoopMounts", EngineOptionKind.Switch),
        new("toolsDirectory", EngineOptionKind.Path),
        new("toolsTimeout", EngineOptionKind.Time),
        new("toolsMegabytes", EngineOptionKind.Count),
        new("toolsDays", EngineOptionKind.Count),
        new("allowHostTools", EngineOptionKind.Switch),
        new("logLimit", EngineOptionKind.Count),
        new("sandboxFirstUser", EngineOptionKind.Count),
        new("sandboxFirstSubordinate", EngineOptionKind.Count),
        new("sandboxUserCount", EngineOptionKind.Count),
    ];

    public static IEnumerable<string> Names => All.Select(static k => k.Name);

    public string Variable => EngineOptionsLoader.Prefix + Name.ToUpperInvariant();

    public string Expected => Kind switch
    {
        EngineOptionKind.Path => "an absolute path",
        EngineOptionKind.PathList => "an array of absolute paths",
        EngineOptionKind.Time => Duration.Grammar,
        EngineOptionKind.Switch => "true or false",
        _ => "a whole number from 0 to 2147483647",
    };
}
