using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>
/// What a sandbox is below whose program is root there: a process namespace (pid_namespaces(7)) whose init is root of the host and out of
/// the sandbox's sight. It ends with the thread that started it, and so with the engine, and everything below it then.
/// </summary>
/// <remarks>
/// Bubblewrap alone cannot see to that: its own init is of the sandbox's user, without capabilities, so root of the sandbox may trace it and
/// write into its memory, and take its death signal back.
/// </remarks>
internal static class SandboxKeeper
{
    /// <summary>All of the environment that programs of the host's root need.</summary>
    public const string Path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";

    // Who writes 0 there enters by itself (cgroups(7)): no number that could be another's by then.
    private const string Init =
        """
        while [ "$1" != -- ]; do echo 0 >"$1/cgroup.procs" || exit; shift; done
        shift
        "$@"
        exit $?
        """;

    /// <summary>Has bubblewrap started below a keeper. Its environment is the sandbox's, and reaches no program of the host's root.</summary>
    public static SpawnRequest Around(SpawnRequest bubblewrap, uint user, ImmutableArray<string> groups)
    {
        var variables = new List<string>();
        foreach (var ofShells in (ReadOnlySpan<string>)["_", "OLDPWD", "SHLVL"])
        {
            variables.AddRange(["--unsetenv", ofShells]);
        }

        foreach (var variable in bubblewrap.Environment)
        {
            var equals = variable.IndexOf('=', StringComparison.Ordinal);
            variables.AddRange(["--setenv", variable[..equals], variable[(equals + 1)..]]);
        }

        var words = CommandFor(user, groups, seesItself: true, [bubblewrap.Program, .. variables, .. bubblewrap.Arguments.Skip(1)]);
        return bubblewrap with { Program = words[0], Arguments = words, Environment = [Path] };
    }

    /// <summary>Starts a program below a keeper, as an unprivileged user.</summary>
    /// <param name="user">The host's number of the user.</param>
    /// <param name="groups">The cgroups' directories.</param>
    /// <param name="seesItself">Whether <c>/proc</c> is that of the keeper's process namespace, in a mount namespace of its own.</param>
    /// <param name="words">The program and its arguments.</param>
    public static ImmutableArray<string> CommandFor(uint user, ImmutableArray<string> groups, bool seesItself, IEnumerable<string> words)
    {
        const string setpriv = "/usr/bin/setpriv";
        var id = user.ToString(CultureInfo.InvariantCulture);
        return
        [
            setpriv, "--pdeathsig", "KILL", "/usr/bin/unshare", "--pid", "--fork", "--kill-child", .. seesItself ? ["--mount-proc"] : Array.Empty<string>(),
            "--", "/bin/sh", "-c", Init, "-", .. groups, "--", setpriv, "--reuid", id, "--regid", id, "--clear-groups", .. words,
        ];
    }

    /// <summary>
    /// Finds a process that is a keeper's by its descent, for numbers change from one process namespace to another, and what a process
    /// says may be another's number by the time it is read.
    /// </summary>
    /// <param name="keeper">The keeper's number, a child of this process; its init is the first generation, the program the second.</param>
    /// <param name="generations">How far below it is; none has a brother.</param>
    /// <returns>Its number, and its directory in <c>/proc</c>, which is never another's.</returns>
    /// <exception cref="IOException">There is none.</exception>
    public static (int Id, DirectoryHandle Directory) Descendant(int keeper, int generations)
    {
        var (id, directory) = (keeper, DirectoryHandle.Open(DirectoryOf(keeper)));
        for (var i = 0; i < generations; i++)
        {
            using var parent = directory;
            var children = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"{parent.DescriptorPath}/task/{id}/children"));
            if (!int.TryParse(children.AsSpan().TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var child))
            {
                throw new IOException($"process {id} of a sandbox has the children \"{children.TrimEnd()}\"; expected one");
            }

            directory = DirectoryHandle.Open(DirectoryOf(child));
            if (ParentOf(directory) != id)
            {
                directory.Dispose();
                throw new IOException($"process {child} of a sandbox has ended");
            }

            id = child;
        }

        return (id, directory);
    }

    private static string DirectoryOf(int process) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");

    /// <summary>Field 4 of /proc/PID/stat; field 3 follows the last parenthesis.</summary>
    private static int ParentOf(DirectoryHandle process)
    {
        var stat = File.ReadAllText($"{process.DescriptorPath}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
