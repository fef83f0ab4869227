using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Builds;

/// <summary>Finds and starts the real <c>build</c>.</summary>
internal static class RealBuild
{
    private const string BuildDirectoryVariable = "BUILD_DIR";

    private static readonly string[] Defaults = ["/usr/lib/build/build", "/usr/lib/obs-build/build"];

    /// <summary>The program to run.</summary>
    /// <param name="given">From the shim; empty when the engine was called by hand.</param>
    /// <param name="buildDirectory">BUILD_DIR.</param>
    /// <exception cref="EngineException">There is none.</exception>
    public static string Find(string given, string buildDirectory)
    {
        if (given.Length > 0)
        {
            return File.Exists(given) ? given : throw Missing($"{given}: there is no such program");
        }

        var candidates = buildDirectory.Length == 0
            ? Defaults
            : [Path.Combine(buildDirectory, "build.real"), Path.Combine(buildDirectory, "build"), .. Defaults];
        return Array.Find(candidates, File.Exists)
            ?? throw Missing($"no build program at {string.Join(", ", candidates)}");
    }

    /// <summary>Where the code of the real build is, as it finds it itself.</summary>
    public static string CodeDirectory(string program) =>
        Environment.GetEnvironmentVariable(BuildDirectoryVariable) is { Length: > 0 } given ? given : Path.GetDirectoryName(program) ?? "/";

    /// <summary>
    /// Starts the build as a child: standard streams and environment are the caller's. A small shell joins the cgroup
    /// and unshare(1) the mount namespace before they become the build, so that not even its first child escapes either.
    /// </summary>
    /// <param name="program">The real <c>build</c>.</param>
    /// <param name="start">Its arguments, and what else is special about this build.</param>
    /// <param name="cgroup">An existing cgroup directory, or null.</param>
    /// <param name="mountNamespace">Whether it gets a mount namespace of its own, a slave of the caller's.</param>
    /// <exception cref="EngineException">It cannot be started.</exception>
    public static SpawnedProcess Start(string program, BuildStart start, string? cgroup, bool mountNamespace)
    {
        const string unshare = "/usr/bin/unshare";
        List<string> words = [];
        if (cgroup is not null)
        {
            words.AddRange(["/bin/sh", "-c", "echo $$ >\"$0/cgroup.procs\"; exec \"$@\"", cgroup]);
        }

        if (!start.Namespace.IsEmpty)
        {
            words.AddRange(start.Namespace);
        }
        else if (mountNamespace && File.Exists(unshare))
        {
            words.AddRange([unshare, "--mount", "--propagation", "slave", "--"]);
        }

        words.Add(program);
        words.AddRange(start.Arguments);
        try
        {
            return SpawnedProcess.Start(new SpawnRequest { Program = words[0], Arguments = words, Environment = OwnEnvironment(start.Environment) });
        }
        catch (Win32Exception e)
        {
            throw Missing($"{words[0]}: cannot be started: {e.Message}");
        }
    }

    /// <summary>Becomes the real build: for calls that the engine has no part in. Returns only when that fails.</summary>
    public static unsafe int Become(string program, ImmutableArray<string> arguments)
    {
        using var argv = new NativeStrings([program, .. arguments]);
        using var envp = new NativeStrings(OwnEnvironment(new BuildStart([]).Environment));
        _ = Libc.signal(Libc.SignalPipe, Libc.DefaultHandler);
        _ = Libc.execve(argv.Pointer[0], argv.Pointer, envp.Pointer);
        throw Missing($"{program}: cannot be started: {System.Runtime.InteropServices.Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static List<string> OwnEnvironment(ImmutableSortedDictionary<string, string> changes)
    {
        List<string> environment = [];
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (!changes.ContainsKey((string)entry.Key))
            {
                environment.Add($"{entry.Key}={entry.Value}");
            }
        }

        environment.AddRange(changes.Select(static c => $"{c.Key}={c.Value}"));

        return environment;
    }

    private static EngineException Missing(string what) =>
        new(DiagnosticCodes.RealBuildMissing, $"{what}; expected obs-build's build script; install obs-build or name it with --real.");
}
