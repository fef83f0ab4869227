namespace Obs.Hooks.Lab.Tests.Shims;

/// <summary>A directory of one test, with a build directory whose <c>build</c> only says how it was called.</summary>
internal sealed class TemporaryTree : IDisposable
{
    // The words by which an installation knows obs-build's script are in its comment.
    private const string FakeBuild =
        """
        #!/bin/bash
        # stands for obs-build's script, which sources build-vm and starts init_buildsystem
        printf 'real:%s\n' "${0##*/}"
        printf '<%s>\n' "$@"
        exit "${FAKE_STATUS:-0}"

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("obs-hooks-shim").FullName;

    public string BuildDirectory => this["build"];

    public string Build => this["build/build"];

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public TemporaryTree WithFakeBuild()
    {
        Directory.CreateDirectory(BuildDirectory);
        Script("build/build", FakeBuild);
        Script("build/build-vm", "");
        return this;
    }

    public string Script(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(
            path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        return path;
    }

    public static ToolResult Install(params ReadOnlySpan<string> arguments) =>
        Tool.Run(System.IO.Path.Combine(Repository.Distribution, "obs-hooks"), ["install", .. arguments]);

    public static ToolResult Uninstall(params ReadOnlySpan<string> arguments) =>
        Tool.Run(System.IO.Path.Combine(Repository.Distribution, "obs-hooks"), ["uninstall", .. arguments]);
}
