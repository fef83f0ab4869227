using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Shared.Qemu;

/// <summary>A program qemu-TARGET that was found, looked at and tried.</summary>
/// <param name="Path">Absolute path on the host.</param>
/// <param name="Version">What it says of itself: <c>7.2.17</c>.</param>
internal sealed record Emulator(string Path, string Version)
{
    private const int MostLinks = 8;

    private static readonly ImmutableArray<string> s_directories = ["usr/bin", "usr/local/bin", "usr/libexec/qemu-binfmt"];

    /// <summary>Where an emulator is looked for below a tree: Debian, Fedora, SUSE and their like.</summary>
    public static IEnumerable<string> Candidates(string root, Interpreter interpreter)
    {
        var prefix = root.TrimEnd('/');
        foreach (var directory in s_directories)
        {
            yield return $"{prefix}/{directory}/qemu-{interpreter.Target}-static";
            yield return $"{prefix}/{directory}/qemu-{interpreter.Target}";
        }
    }

    /// <summary>The first candidate that is there and static; else the first that is there; else null.</summary>
    public static string? Find(string root, Interpreter interpreter)
    {
        string? found = null;
        foreach (var candidate in Candidates(root, interpreter))
        {
            if (InTree(root.TrimEnd('/'), candidate) is not { } path)
            {
                continue;
            }

            if (ElfHeader.Read(path) is { IsDynamic: false })
            {
                return path;
            }

            found ??= path;
        }

        return found;
    }

    /// <summary>The file that a link leads to in the tree, as programs in it would see that: never one of the host.</summary>
    private static string? InTree(string prefix, string path)
    {
        for (var links = 0; links < MostLinks && path.StartsWith($"{prefix}/", StringComparison.Ordinal); links++)
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not { } target)
            {
                return file.Exists ? path : null;
            }

            path = System.IO.Path.GetFullPath(
                target.StartsWith('/') ? prefix + target : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, target));
        }

        return null;
    }

    /// <summary>Looks at an emulator and runs it, so that what is wrong with it is said before the build starts.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="interpreter">What it should run.</param>
    /// <param name="processes">To try it with.</param>
    /// <param name="cancellationToken">The hook's token.</param>
    /// <returns>The emulator, or what is wrong with it.</returns>
    public static async Task<(Emulator? Emulator, string Problem)> CheckAsync(
        string path, Interpreter interpreter, IProcessRunner processes, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return (null, $"{EmulatorCodes.Missing}: {path}: found no emulator there; expected a static qemu-{interpreter.Target}; name its package in \"tools\" (Debian: qemu-user-static, SUSE: qemu-linux-user)");
        }

        var header = ElfHeader.Read(path);
        if (header is null)
        {
            return (null, $"{EmulatorCodes.WrongProgram}: {path}: found no program (ELF); expected a static qemu-{interpreter.Target} for {HostArchitecture.Name}; correct \"emulator\" or \"tools\"");
        }

        if (ElfHeader.Read(OwnProgram) is { } own && (own.Class, own.Data, own.Machine) != (header.Class, header.Data, header.Machine))
        {
            return (null, $"{EmulatorCodes.WrongProgram}: {path}: found a program of another architecture; expected a qemu-{interpreter.Target} that runs on {HostArchitecture.Name}; correct \"emulator\" or \"tools\"");
        }

        if (header.IsDynamic)
        {
            return (null, $"{EmulatorCodes.Dynamic}: {path}: found a program that needs shared libraries; expected a static one, as a build root of another architecture has none for it; install the static package");
        }

        var result = await processes.RunAsync(new ProcessRequest(path, "--version"), cancellationToken).ConfigureAwait(false);
        var words = result.Output.Split([' ', '\n', '('], 4, StringSplitOptions.RemoveEmptyEntries);
        if (result.ExitStatus != 0 || words.Length < 3)
        {
            return (null, $"{EmulatorCodes.DoesNotRun}: {path} --version: found exit status {result.ExitStatus}{Tail(result.Error)}; expected 0 and its version; reinstall it, or name another as \"emulator\"");
        }

        return string.Equals(words[0], $"qemu-{interpreter.Target}", StringComparison.Ordinal)
            ? (new Emulator(path, words[2]), "")
            : (null, $"{EmulatorCodes.WrongProgram}: {path}: found {words[0]}; expected qemu-{interpreter.Target}; correct \"emulator\"");
    }

    private static string OwnProgram => Environment.ProcessPath ?? "/bin/sh";

    private static string Tail(string error) =>
        error.Trim() is { Length: > 0 } text ? $": {text.Split('\n')[^1]}" : "";
}
