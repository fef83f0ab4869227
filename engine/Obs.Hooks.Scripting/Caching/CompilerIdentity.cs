using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>Which compiler is installed: our part of it byte for byte, and the list of packages it is made of.</summary>
internal static class CompilerIdentity
{
    /// <param name="scriptHost">Path of the script host's executable.</param>
    /// <returns>A text that changes when another compiler is installed.</returns>
    /// <exception cref="IOException">It is not installed.</exception>
    public static string Of(string scriptHost)
    {
        var code = Sha256.HexOf(File.ReadAllBytes(scriptHost + ".dll"));
        var packages = Sha256.HexOf(File.ReadAllBytes(scriptHost + ".deps.json"));
        return code + packages;
    }
}
