namespace Obs.Hooks.Plugins.Target;

/// <summary>The shell scripts of this directory; they are in the assembly.</summary>
internal static class TargetScripts
{
    /// <param name="name">Name without suffix.</param>
    /// <param name="more">What is to be done before the end.</param>
    /// <returns>A script that tells at its end what is in <c>/tmp/out</c>.</returns>
    public static string Of(string name, string more = "") => $"{Read(name)}\n{more}\n{Read("tell")}";

    /// <summary>One of them alone.</summary>
    public static string Part(string name) => Read(name);

    private static string Read(string name)
    {
        using var stream = typeof(TargetScripts).Assembly.GetManifestResourceStream($"{name}.sh")
            ?? throw new InvalidOperationException($"{name}.sh is not in the plugin");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
