using System.Collections.Immutable;
using System.Security.Cryptography;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>The results: names came with the call, contents come from the engine.</summary>
internal sealed class ScriptResults(EngineConnection engine, ImmutableArray<ResultFile> files) : IScriptResults
{
    public ImmutableArray<ResultFile> Files => files;

    public Stream OpenRead(ResultFile file) => engine.Open(FileOrigin.Result, file.Directory, file.Name);

    public string ReadText(ResultFile file)
    {
        using var stream = OpenRead(file);
        return FileTexts.ReadAll(stream, file.Name);
    }

    public string Sha256(ResultFile file)
    {
        using var stream = OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
