using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>Whether scripts can be sandboxed: by doing it.</summary>
internal static class SandboxChecks
{
    private const string Name = "sandbox of scripts";

    public static HostCheck Run(EngineOptions options)
    {
        try
        {
            using var process = ScriptProcess.Start(options, "run", SandboxLimits.Scripts);
            process.WaitReady();
            var groups = ControlGroupPlaces.Here.HasControllers ? "cgroups of version 2" : "cgroups of version 1";
            return HostCheck.Ok(Name, $"a script host starts in it ({groups}, user ids from {options.SandboxFirstUser})");
        }
        catch (EngineException e)
        {
            return HostCheck.Warn(Name, $"{e.Code}: {e.Message}", "builds of projects and packages with scripts fail on this host");
        }
    }
}
