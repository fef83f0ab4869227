using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Kiwi.Commands;
using Obs.Hooks.Plugins.Kiwi.Output;

namespace Obs.Hooks.Plugins.Kiwi.Guest;

/// <summary>An image made in the virtual machine of its job, where the same script as in the sandbox has a kernel of its own.</summary>
internal static class GuestBuild
{
    private const string Program = "/usr/local/sbin/obs-hooks-kiwi";

    public static BuildInGuest Of(ImageJob job, KiwiSettings settings, IToolsRoot tools)
    {
        var files = KiwiScript.Files(job, settings).Add(Program, Script(job)).Add("/usr/local/sbin/partx", KiwiScript.Resource("partx.sh"));
        return new BuildInGuest(tools, Program, job.ToString()) { Files = files, Cause = CauseOf };
    }

    private static string Script(ImageJob job)
    {
        // The recipe's name comes from obs-build; "container" is for the sandbox, whose root may make few devices.
        var exports = KiwiScript.Variables(job)
            .Where(static v => v.Name is not ("RECIPE" or "container"))
            .Select(static v => $"export {v.Name}={KiwiScript.Quoted(v.Value)}\n");
        return "#!/bin/sh\n" + string.Concat(exports) + KiwiScript.For(job) + KiwiScript.Resource("guest-end.sh");
    }

    /// <summary>The same last words as in the sandbox.</summary>
    internal static string CauseOf(IEnumerable<string> log)
    {
        var output = new KiwiOutput(static _ => { });
        foreach (var line in log)
        {
            output.Take(line);
        }

        return output.Cause.Length > 0 ? $"{Codes.KiwiFailed}: kiwi failed: {output.Cause}" : "";
    }
}
