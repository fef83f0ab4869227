using System.Runtime.InteropServices;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>The engine's own needs: its user, its runtime, the programs of the shim.</summary>
internal static class HostChecks
{
    // What the shim runs to unpack an engine that came with the build code.
    private static readonly string[] Tools = ["bash", "tar", "gzip", "sha256sum", "mktemp", "find", "xargs", "readlink"];

    private static readonly string[] Directories = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    public static IEnumerable<HostCheck> Run(EngineOptions options)
    {
        yield return Environment.IsPrivilegedProcess
            ? HostCheck.Ok("user", "root")
            : HostCheck.Warn("user", Environment.UserName, "run doctor as the user of bs_worker (root) to see all it sees");
        yield return HostCheck.Ok("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

        var missing = Tools.Where(static t => !Directories.Any(d => File.Exists(Path.Combine(d, t)))).ToArray();
        yield return missing.Length == 0
            ? HostCheck.Ok("tools", $"{Tools.Length} programs of the shim")
            : HostCheck.Fail("tools", $"missing: {string.Join(", ", missing)}", "install coreutils, findutils, tar and gzip");

        yield return options.MountNamespace
            ? HostCheck.Ok("isolation", "the real build runs in a mount namespace of its own")
            : HostCheck.Warn("isolation", "mountNamespace is off in engine.json", "what a build leaves mounted stays on the host");
        yield return options.AllowHostBinfmt
            ? HostCheck.Warn("binfmt policy", "hooks may register interpreters with this host's kernel", "allowHostBinfmt in engine.json")
            : HostCheck.Ok("binfmt policy", "hooks may not register interpreters with this host's kernel");
        yield return options.AllowLoopMounts
            ? HostCheck.Warn("loop mounts policy", "this host's kernel mounts file systems that builds of images write", "allowLoopMounts in engine.json")
            : HostCheck.Ok("loop mounts policy", "builds of images get no loop devices");
    }
}
