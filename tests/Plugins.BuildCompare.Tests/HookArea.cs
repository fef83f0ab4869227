using Obs.Hooks.Plugins.BuildCompare.Contents;
using Obs.Hooks.Plugins.BuildCompare.Contents.Normal;
using Obs.Hooks.Plugins.BuildCompare.Payloads;

namespace Obs.Hooks.Plugins.BuildCompare.Tests;

/// <summary>A directory to unpack in.</summary>
internal sealed class HookArea : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-area-").FullName;

    public string PathOf(string name) => Path.Combine(_directory, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public ContentComparer Comparer(long limit = 1 << 20)
    {
        INormalizer[] normalizers = [new PngNormalizer(), new PythonBytecodeNormalizer(), new ManPageNormalizer(), .. TextRules.All];
        return new ContentComparer(
            normalizers, normalizers, new MemoryUnpacker(new Decompressor(new RealProcesses(), limit), _directory, limit), limit);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
