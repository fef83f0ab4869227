namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>A directory of one test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("obs-hooks-dispatch").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        // As the backend does: nobody ever sees half of it.
        var hidden = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(this[name])!, ".new");
        File.WriteAllText(hidden, text);
        File.Move(hidden, this[name], overwrite: true);
        return this[name];
    }
}
