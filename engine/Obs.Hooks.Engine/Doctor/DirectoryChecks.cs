using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Doctor;

/// <summary>Who could change what the engine runs and believes.</summary>
internal static class DirectoryChecks
{
    public static IEnumerable<HostCheck> Run(EngineOptions options)
    {
        yield return Check(
            "configuration", options.ConfigDirectory, "built-in defaults apply", "create it to configure hooks");
        yield return Check("state", options.StateDirectory, "will be created by the first job", "");
        foreach (var directory in options.PluginDirectories)
        {
            yield return Check("plugins", directory, "no plugins there", "");
        }
    }

    private static HostCheck Check(string name, string path, string whenMissing, string advice)
    {
        try
        {
            using var directory = TrustedDirectory.Open(path);
            return directory is not null ? HostCheck.Ok(name, path)
                : advice.Length == 0 ? HostCheck.Ok(name, $"{path} does not exist: {whenMissing}")
                : HostCheck.Warn(name, $"{path} does not exist: {whenMissing}", advice);
        }
        catch (UntrustedPathException e)
        {
            return HostCheck.Fail(name, $"{e.Diagnostic.Location}: {e.Diagnostic.Found}", $"expected {e.Diagnostic.Expected}; {e.Diagnostic.Fix}");
        }
    }
}
