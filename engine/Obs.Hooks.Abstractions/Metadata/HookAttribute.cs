namespace Obs.Hooks;

/// <summary>
/// Declares a hook. The points it runs at follow from the interfaces the class implements
/// (<see cref="IPrecheckHook"/>, <see cref="IPreChrootHook"/>, <see cref="IPostBuildHook"/>, <see cref="ICleanupHook"/>).
/// The plugin manifest is generated from this attribute at build time; the engine plans from the manifest alone.
/// </summary>
/// <param name="id">
/// Name of the hook, unique in its plugin: lower-case letters, digits and dashes, starting with a letter.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HookAttribute(string id) : Attribute
{
    /// <summary>The name given to the constructor.</summary>
    public string Id { get; } = id;

    /// <summary>One sentence for <c>obs-hooks explain</c>.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The stage at <see cref="HookPoint.PostBuild"/>.</summary>
    public HookStage Stage { get; init; } = HookStage.Check;

    /// <summary>Ids of hooks that must run after this one when both are in the plan.</summary>
    public string[] Before { get; init; } = [];

    /// <summary>Ids of hooks that must run before this one when both are in the plan.</summary>
    public string[] After { get; init; } = [];

    /// <summary>Time allowed for one call, in seconds (default 600).</summary>
    public int TimeoutSeconds { get; init; } = 600;

    /// <summary>What the hook may ask for.</summary>
    public HookCapabilities Capabilities { get; init; }

    /// <summary>What becomes of the job when the hook breaks.</summary>
    public ErrorPolicy OnError { get; init; } = ErrorPolicy.Fail;

    /// <summary>Whether the hook changes what is built: such hooks are recorded with the results.</summary>
    public bool AffectsResult { get; init; }
}
