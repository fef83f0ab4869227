using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Plugins;

/// <summary>Reads whole files, bounded.</summary>
internal static class PluginFile
{
    /// <summary>No assembly or library comes near this; it keeps a wrong file from exhausting the host's memory.</summary>
    private const long Limit = 256L << 20;

    /// <exception cref="UntrustedPathException">It is too big.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] ReadAll(SafeFileHandle file, string path)
    {
        var length = RandomAccess.GetLength(file);
        if (length > Limit)
        {
            throw new UntrustedPathException(new Diagnostic(
                DiagnosticCodes.PluginFileChanged,
                DiagnosticSeverity.Error,
                new SourceLocation(path),
                $"{length} bytes",
                $"at most {Limit} bytes",
                ""));
        }

        var bytes = new byte[length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var count)
        {
            read += count;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }
}
