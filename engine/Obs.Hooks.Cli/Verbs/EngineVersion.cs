using System.Reflection;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>The version of this program.</summary>
internal static class EngineVersion
{
    public static string Text { get; } = typeof(EngineVersion).Assembly.GetName().Version?.ToString(3) ?? "";
}
