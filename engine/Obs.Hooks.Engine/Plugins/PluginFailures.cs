namespace Obs.Hooks.Engine.Plugins;

/// <summary>Says what it means when a plugin's code does not fit, at load or at the first call of a method.</summary>
internal static class PluginFailures
{
    /// <returns>One line for people, or null when the exception is the plugin's own affair.</returns>
    public static string? Describe(PluginManifest plugin, Exception exception)
    {
        var built = $"plugin \"{plugin.Id}\" {plugin.Version} (built against contract {plugin.Contract})";
        var offered = $"{PluginContract.Version.Major}.{PluginContract.Version.Minor}";
        return exception switch
        {
            TypeInitializationException or System.Reflection.TargetInvocationException
                when exception.InnerException is { } inner && Describe(plugin, inner) is { } described => described,
            DllNotFoundException =>
                $"{built} needs a native library that cannot be loaded: {OneLine(exception)} "
                + "Install the package that has it on this host, or ship it in the plugin's directory (and in its manifest).",
            EntryPointNotFoundException =>
                $"{built} calls a function its native library does not have: {OneLine(exception)} Install the version the plugin was built for.",
            MissingMemberException or TypeLoadException =>
                $"{built} uses something that is not there: {OneLine(exception)} "
                + $"This engine offers contract {offered}; rebuild the plugin with this engine's Obs.Hooks.Sdk, or update obs-hooks.",
            BadImageFormatException =>
                $"{built} has a file that is no assembly for this machine: {OneLine(exception)} Install the plugin again, for this architecture.",
            FileNotFoundException { FileName: { } file } when AssemblyIn(file) is { } name =>
                $"{built} needs the assembly {name}, which is neither in its directory nor in .NET {Environment.Version}. "
                + "Publish the plugin again with its dependencies.",
            FileLoadException =>
                $"{built} cannot load an assembly: {OneLine(exception)} Publish the plugin again with its dependencies.",
            _ => null,
        };
    }

    /// <summary>The runtime gives the full name of an assembly here; anything else is a file the hook looked for.</summary>
    private static string? AssemblyIn(string file)
    {
        var end = file.IndexOf(", Version=", StringComparison.Ordinal);
        return end > 0 ? file[..end] : null;
    }

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
