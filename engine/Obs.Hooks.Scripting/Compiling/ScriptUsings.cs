using System.Collections.Immutable;

namespace Obs.Hooks.Scripting.Compiling;

/// <summary>The namespaces that scripts need no <c>using</c> for.</summary>
internal static class ScriptUsings
{
    public static ImmutableArray<string> Names { get; } =
    [
        "System", "System.Collections.Generic", "System.Collections.Immutable", "System.IO", "System.Linq", "System.Text",
        "System.Threading", "System.Threading.Tasks", "Obs.Hooks", "Obs.Hooks.Effects", "Obs.Hooks.Scripts",
    ];
}
