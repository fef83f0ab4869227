using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Archives;

/// <summary>A kind of archive that is compared file by file.</summary>
internal interface IArchiveFormat
{
    /// <summary>Whether this is one, by name or content.</summary>
    bool Handles(string path, ReadOnlySpan<byte> content);

    /// <summary>Its files with their contents, directories left out, sorted by name.</summary>
    /// <exception cref="PackageFormatException">It is broken.</exception>
    IReadOnlyList<KeyValuePair<string, byte[]>> Read(byte[] content);
}
