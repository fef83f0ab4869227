using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Scripts;

/// <summary>
/// Where the script host and its runtime are: beside the engine, with the engine's own runtime. In the sandbox they are at
/// <c>/host</c> and <c>/runtime</c>, wherever they lie on the host.
/// </summary>
internal static class ScriptHostFiles
{
    public const string Program = "/host/obs-hooks-scripthost";

    private const string FileName = "obs-hooks-scripthost";

    /// <summary>The same outside of any sandbox.</summary>
    public static string LocalProgram => Path.Combine(AppContext.BaseDirectory, FileName);

    /// <summary>What the sandbox needs to see.</summary>
    /// <param name="hostDirectory">Where the script host is, if not beside this program.</param>
    /// <exception cref="Diagnostics.EngineException">The script host is not installed.</exception>
    public static ImmutableArray<SandboxTree> Trees(string? hostDirectory)
    {
        var directory = Path.TrimEndingDirectorySeparator(hostDirectory ?? AppContext.BaseDirectory);
        if (!File.Exists(Path.Combine(directory, FileName)))
        {
            throw SandboxException.Unfit($"there is no {FileName} in {directory}", "install the engine with engine/package");
        }

        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        if (string.Equals(runtime, directory, StringComparison.Ordinal))
        {
            return [new SandboxTree(directory, "host")]; // a travelling engine has its runtime in it
        }

        // ROOT/shared/Microsoft.NETCore.App/10.0.0
        var framework = Path.GetDirectoryName(runtime)!;
        var root = Path.GetDirectoryName(Path.GetDirectoryName(framework))!;
        return
        [
            new SandboxTree(directory, "host"),
            new SandboxTree(Path.Combine(root, "host"), "runtime/host"),
            new SandboxTree(framework, $"runtime/shared/{Path.GetFileName(framework)}"),
        ];
    }

    /// <summary>What changes when another compiler is installed.</summary>
    /// <exception cref="Diagnostics.EngineException">The script host is not installed.</exception>
    public static string CompilerIdentity()
    {
        try
        {
            return Scripting.Caching.CompilerIdentity.Of(Path.Combine(AppContext.BaseDirectory, FileName));
        }
        catch (IOException e)
        {
            throw SandboxException.Unfit(e.Message, "install the engine with engine/package");
        }
    }

    public static ImmutableArray<string> Environment(SandboxLimits limits) =>
    [
        "HOME=/work",
        "TMPDIR=/work",
        "LC_ALL=C.UTF-8",
        "DOTNET_ROOT=/runtime",
        "DOTNET_EnableDiagnostics=0", // no debugger's pipe, no socket
        "DOTNET_LTTng=0",
        "DOTNET_gcServer=0",
        "DOTNET_TieredPGO=0",
        FormattableString.Invariant($"DOTNET_GCHeapHardLimit={limits.HeapBytes:x}"),
    ];
}
