using System.Text;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Tests;

/// <summary>Scripts as tests write them.</summary>
internal static class Scripts
{
    public static ScriptFile File(string name, string text, int lineOffset = 0) =>
        new(name, name, lineOffset, Encoding.UTF8.GetBytes(text));

    public static ScriptSource Source(string text, params (string Name, string Text)[] companions) =>
        new(
            new ScriptOrigin(TrustClass.Project, "home:x", ""),
            File("main.csx", text),
            [.. companions.Select(c => File(c.Name, c.Text)).OrderBy(f => f.Name, StringComparer.Ordinal)]);
}
