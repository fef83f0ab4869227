using System.Collections.Immutable;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>The sources: names came with the call, contents come from the engine.</summary>
internal sealed class ScriptSources(EngineConnection engine, ImmutableArray<SourceFile> files) : IScriptSources
{
    public ImmutableArray<SourceFile> Files => files;

    public bool Contains(string name)
    {
        foreach (var file in files)
        {
            if (string.Equals(file.Name, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public Stream OpenRead(string name) => engine.Open(FileOrigin.Source, "", name);

    public string ReadText(string name)
    {
        using var stream = OpenRead(name);
        return FileTexts.ReadAll(stream, name);
    }
}
