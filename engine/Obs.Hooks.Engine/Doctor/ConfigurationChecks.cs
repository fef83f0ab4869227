using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>What <c>obs-hooks check</c> found, as findings about the host.</summary>
internal static class ConfigurationChecks
{
    public static IEnumerable<HostCheck> Run(DiagnosticBag bag, int plugins)
    {
        foreach (var diagnostic in bag)
        {
            yield return new HostCheck(
                "configuration",
                diagnostic.Severity == DiagnosticSeverity.Error ? HostCheckStatus.Fail : HostCheckStatus.Warn,
                $"{diagnostic.Location}: {diagnostic.Code}: {diagnostic.Found}",
                diagnostic.Fix.Length > 0 ? diagnostic.Fix : $"expected {diagnostic.Expected}");
        }

        if (bag.Count == 0)
        {
            yield return HostCheck.Ok("configuration", "valid");
        }

        yield return plugins > 0
            ? HostCheck.Ok("plugins", $"{plugins} installed")
            : HostCheck.Warn("plugins", "none installed", "no hook can run; see the plugin directories above");
    }
}
