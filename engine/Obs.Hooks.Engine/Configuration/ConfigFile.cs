using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>Reads the bytes of a configuration file.</summary>
internal static class ConfigFile
{
    /// <returns>The bytes; null when the file is missing and may be, or after an error.</returns>
    public static byte[]? Read(string file, bool mayBeMissing, DiagnosticBag bag)
    {
        // Asked first: an exception costs more than all other work of a start without this file.
        if (mayBeMissing && !File.Exists(file))
        {
            return null;
        }

        try
        {
            using var handle = File.OpenHandle(file);
            var length = RandomAccess.GetLength(handle);
            if (length > ConfigNodeReader.MaxBytes)
            {
                bag.Error(
                    DiagnosticCodes.ConfigurationTooBig,
                    new SourceLocation(file),
                    $"{length} bytes",
                    $"at most {ConfigNodeReader.MaxBytes}");
                return null;
            }

            var bytes = new byte[length];
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(read), read) is > 0 and var count)
            {
                read += count;
            }

            return read == bytes.Length ? bytes : bytes[..read];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ReportUnreadable(file, e, bag);
            return null;
        }
    }

    public static void ReportUnreadable(string file, Exception cause, DiagnosticBag bag) =>
        bag.Error(
            DiagnosticCodes.UnreadableConfiguration,
            new SourceLocation(file),
            $"cannot read it: {ConfigNode.Printable(cause.Message)}",
            "a readable file",
            "check its owner and permissions");
}
