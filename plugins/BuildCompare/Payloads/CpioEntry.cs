namespace Obs.Hooks.Plugins.BuildCompare.Payloads;

/// <summary>A file of a cpio archive.</summary>
/// <param name="Name">As the archive has it.</param>
/// <param name="Inode">With the same number: names of one file, the last of which has the content.</param>
/// <param name="Mode">File type and permissions, as stat(2) has them.</param>
/// <param name="Offset">Where its content starts, in bytes.</param>
/// <param name="Length">Length of its content, in bytes.</param>
internal sealed record CpioEntry(string Name, uint Inode, uint Mode, long Offset, long Length);
