using System.Collections.Immutable;
using System.Text;
using Obs.Hooks.Scripting.Protocol;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>What a build left: the engine looks, and opens.</summary>
internal sealed class ScriptBuildRoot(EngineConnection engine) : IScriptBuildRoot
{
    private const long LongestList = 8 << 20;

    public ImmutableArray<BuildRootFile> Find(string namePattern)
    {
        using var answer = engine.Ask(FrameTag.FindFiles, new FrameWriter().Text(namePattern));
        var reader = new FrameReader(Payload.ReadAll(answer.Expect(FrameTag.FileList, 1).Descriptors[0], LongestList));
        var files = ImmutableArray.CreateBuilder<BuildRootFile>();
        for (var count = reader.Count(); count > 0; count--)
        {
            files.Add(new BuildRootFile(reader.Text(), reader.Long()));
        }

        reader.End();
        return files.ToImmutable();
    }

    public Stream OpenRead(BuildRootFile file) => engine.Open(FileOrigin.BuildRoot, "", file.Path);

    public string ReadEnd(BuildRootFile file, int bytes = 65536)
    {
        using var stream = OpenRead(file);
        var wanted = Math.Clamp(bytes, 0, FileTexts.LongestText);
        stream.Position = Math.Max(0, stream.Length - wanted);
        var content = new byte[Math.Min(wanted, stream.Length)];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(content, 0, length);
    }
}
