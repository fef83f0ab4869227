using System.Formats.Tar;

namespace Obs.Hooks.Plugins.BuildCompare.Payloads;

/// <summary>What <see cref="TarReader"/> throws when the archive is broken; found by changing bytes.</summary>
internal static class TarErrors
{
    public static bool Contains(Exception exception) => exception
        is IOException or InvalidDataException or FormatException or ArgumentException or OverflowException or NotSupportedException;
}
