namespace Obs.Hooks.Plugins.BuildCompare.Contents.Elf;

/// <summary>A section of an ELF file (elf(5)).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">sh_type.</param>
/// <param name="Flags">sh_flags.</param>
/// <param name="Address">sh_addr.</param>
/// <param name="Content">What the file holds of it.</param>
internal sealed record ElfSection(string Name, uint Type, ulong Flags, ulong Address, ReadOnlyMemory<byte> Content);
