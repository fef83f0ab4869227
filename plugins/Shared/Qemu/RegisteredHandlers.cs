namespace Obs.Hooks.Plugins.Shared.Qemu;

/// <summary>What this host runs foreign programs with already. Source: kernel, Documentation/admin-guide/binfmt-misc.rst.</summary>
internal static class RegisteredHandlers
{
    /// <summary>Where the kernel lists them.</summary>
    public const string Directory = "/proc/sys/fs/binfmt_misc";

    private const string EnginePrefix = "obs-hooks-";

    /// <summary>
    /// The interpreter of an architecture that works in any build root: enabled, and opened in advance (F). What the engine
    /// registered for other jobs does not count, it may end with them.
    /// </summary>
    /// <param name="interpreter">For which programs.</param>
    /// <param name="directory">Where binfmt_misc is mounted.</param>
    /// <returns>Its path, or null.</returns>
    public static string? Find(Interpreter interpreter, string directory = Directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            return null;
        }

        var program = interpreter.Program();
        foreach (var file in System.IO.Directory.GetFiles(directory).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name is not ("register" or "status")
                && !name.StartsWith(EnginePrefix, StringComparison.Ordinal)
                && PathOf(File.ReadAllLines(file), program) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    private static string? PathOf(string[] lines, byte[] program)
    {
        if (lines is not ["enabled", ..] || Value(lines, "offset") != "0" || !Value(lines, "flags:").Contains('F', StringComparison.Ordinal))
        {
            return null;
        }

        return TryHex(Value(lines, "magic"), out var magic) && magic.Length > 0 && TryHex(Value(lines, "mask"), out var mask)
            && Interpreter.Matches(program, magic, mask)
                ? Value(lines, "interpreter")
                : null;
    }

    private static string Value(string[] lines, string key) =>
        lines.FirstOrDefault(l => l.StartsWith(key + ' ', StringComparison.Ordinal))?[(key.Length + 1)..].Trim() ?? "";

    private static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        return text.Length % 2 == 0
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
