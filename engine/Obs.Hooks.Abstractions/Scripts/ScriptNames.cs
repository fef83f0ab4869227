using System.Collections.Immutable;

namespace Obs.Hooks.Scripts;

/// <summary>
/// The members of <see cref="HookScript"/> once more, as static ones: editors import them (see <c>obs-hooks script new</c>) and so
/// know a script's top-level names. For editors only: nothing here works.
/// </summary>
public static class ScriptNames
{
    /// <inheritdoc cref="HookScript.Point"/>
    public static HookPoint Point => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.HookId"/>
    public static string HookId => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Job"/>
    public static BuildJob Job => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Sources"/>
    public static IScriptSources Sources => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Results"/>
    public static IScriptResults Results => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.BuildRoot"/>
    public static IScriptBuildRoot BuildRoot => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Settings"/>
    public static HookSettings Settings => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Tools"/>
    public static IScriptTools Tools => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Log"/>
    public static IHookLog Log => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Effects"/>
    public static ScriptEffects Effects => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Outcome"/>
    public static BuildOutcome Outcome => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.EarlierHooks"/>
    public static ImmutableArray<HookRun> EarlierHooks => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.WorkDirectory"/>
    public static string WorkDirectory => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Time"/>
    public static TimeProvider Time => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Cancellation"/>
    public static CancellationToken Cancellation => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Fail"/>
    public static Verdict Fail(string message) => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Skip"/>
    public static Verdict Skip(string reason) => throw OnlyForEditors();

    /// <inheritdoc cref="HookScript.Unchanged"/>
    public static Verdict Unchanged(string message) => throw OnlyForEditors();

    private static NotSupportedException OnlyForEditors() => new("for editors only");
}
