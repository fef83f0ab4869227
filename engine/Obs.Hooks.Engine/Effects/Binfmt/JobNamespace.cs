using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Tools.Providers;

namespace Obs.Hooks.Engine.Effects.Binfmt;

/// <summary>
/// The user namespace in which the build runs when it has interpreters of its own: a binfmt_misc belongs to a user
/// namespace (Linux 6.7), as do the process and mount namespaces that build's own mounts need there. Nothing in it can
/// reach the kernel of the host: no module, no sysctl, no device node, no registration, also not obs-build's own.
/// </summary>
internal sealed class JobNamespace(JobArea area, BuildJob job)
{
    private const string Perl = "/usr/bin/perl";
    private const string DirectoryName = "namespace";
    private const string ScriptName = "job-namespace.pl";
    private const string SpecName = "spec";
    private const string WorkName = "work";

    private string DirectoryPath => $"{area.Directory}/{DirectoryName}";

    /// <summary>Writes what <see cref="CommandFor"/> needs and tries it, without the build.</summary>
    /// <param name="lines">What is to be registered.</param>
    /// <exception cref="IOException">This host cannot; the message says why.</exception>
    public void Prepare(ImmutableArray<string> lines)
    {
        if (!File.Exists(Perl))
        {
            throw new IOException($"{Perl} is missing, without which neither obs-build nor its namespace starts");
        }

        using (var directory = area.Handle.CreateDirectory(DirectoryName))
        {
            directory.WriteFile(ScriptName, EmbeddedText.Read(ScriptName));
            directory.WriteFile(SpecName, Encoding.UTF8.GetBytes(Spec(lines)));
            directory.CreateDirectory(WorkName).Dispose();
        }

        ReadOnlySpan<string> trial = [.. Words(""), "/bin/true"];
        var result = PlainProgram.Run(Perl, trial[1..]);
        if (result.ExitStatus != 0)
        {
            const string prefix = "obs-hooks: the build's namespace: ";
            var text = result.Error.Split('\n').LastOrDefault(static l => l.StartsWith(prefix, StringComparison.Ordinal));
            throw new IOException(text?[prefix.Length..] ?? $"status {result.ExitStatus}: {HostPrograms.LastWords(result)}");
        }
    }

    /// <summary>What starts a program in the namespace: words before the program and its arguments.</summary>
    /// <param name="arguments">Those of <c>build</c>.</param>
    public ImmutableArray<string> CommandFor(BuildArguments arguments)
    {
        var entry = area.Journal.Begin(new DeviceFilesEntry(job.BuildRoot));
        area.Journal.Complete(entry);
        return Words(arguments.Has("--clean") ? "" : job.BuildRoot);
    }

    private ImmutableArray<string> Words(string keptRoot) =>
        [Perl, $"{DirectoryPath}/{ScriptName}", $"{DirectoryPath}/{SpecName}", keptRoot];

    private string Spec(ImmutableArray<string> lines)
    {
        var (unshare, control) = SystemCalls();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"unshare {unshare}\nprctl {control}\nwork {DirectoryPath}/{WorkName}\n");
        foreach (var line in lines)
        {
            text.Append("entry ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>unshare(2) and prctl(2). Source: kernel, the syscall tables of the architectures .NET runs on.</summary>
    private static (int Unshare, int Control) SystemCalls() => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => (272, 157),
        Architecture.X86 => (310, 172),
        Architecture.Arm => (337, 172),
        Architecture.S390x => (303, 172),
        Architecture.Ppc64le => (282, 171),
        _ => (97, 167),
    };
}
