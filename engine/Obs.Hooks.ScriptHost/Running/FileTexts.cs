using System.Text;

namespace Obs.Hooks.ScriptHost.Running;

/// <summary>Files as text.</summary>
internal static class FileTexts
{
    public const int LongestText = 16 << 20;

    /// <summary>All of it, as UTF-8.</summary>
    /// <exception cref="IOException">It is bigger than <see cref="LongestText"/>.</exception>
    public static string ReadAll(Stream stream, string name)
    {
        if (stream.Length > LongestText)
        {
            throw new IOException($"{name} has {stream.Length} bytes; ReadText reads at most {LongestText}, use OpenRead");
        }

        var bytes = new byte[stream.Length];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
