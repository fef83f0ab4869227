using System.Collections.Immutable;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.Cli.Scripts;

/// <summary>What <c>obs-hooks script new</c> writes: a script, and what an editor needs to know its names.</summary>
internal static class ScriptTemplate
{
    public const string ResponseFile = "obs-hooks.rsp";
    public const string EditorFile = "omnisharp.json";

    public static string Script(string id, string point) =>
        $$"""
        // hook: {{id}}
        // points: {{point}}
        Log.Info($"Hello {Job.Package} for {Job.Arch}");

        """;

    /// <summary>
    /// Options of the C# script compiler: the contract, the namespaces every script sees, and the top-level names as static
    /// members, since editors know nothing of our globals type.
    /// </summary>
    public static string Response() => string.Concat(
        ResponseLines().Select(static line => line + "\n"));

    /// <summary>For OmniSharp: VS Code with <c>"dotnet.server.useOmnisharp": true</c>, Vim, Emacs, Neovim ….</summary>
    public static string Editor() =>
        $$"""
        {
          "script": {
            "enabled": true,
            "defaultTargetFramework": "net10.0",
            "enableScriptNuGetReferences": false,
            "rspFilePath": "{{ResponseFile}}"
          }
        }

        """;

    private static ImmutableArray<string> ResponseLines() =>
    [
        "# Written by \"obs-hooks script new\", for editors only.",
        $"/r:\"{typeof(HookScript).Assembly.Location}\"",
        .. ScriptUsings.Names.Select(static name => $"/u:{name}"),
        $"/u:{typeof(ScriptNames).FullName}",
    ];
}
