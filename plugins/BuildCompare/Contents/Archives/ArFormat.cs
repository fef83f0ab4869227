using Obs.Hooks.Plugins.Shared.Deb;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Archives;

/// <summary>Static libraries. Their symbol index follows from the members and is left out.</summary>
internal sealed class ArFormat : IArchiveFormat
{
    public bool Handles(string path, ReadOnlySpan<byte> content) => content.StartsWith(ArArchive.Magic);

    public IReadOnlyList<KeyValuePair<string, byte[]>> Read(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        var files = new List<KeyValuePair<string, byte[]>>();
        foreach (var member in ArArchive.Read(stream))
        {
            if (member.Name is not ("/" or "/SYM64/") && !member.Name.StartsWith("__.SYMDEF", StringComparison.Ordinal))
            {
                files.Add(new(member.Name, content.AsSpan((int)member.Offset, (int)member.Length).ToArray()));
            }
        }

        return ArchiveFiles.Sorted(files);
    }
}
