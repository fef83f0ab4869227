namespace Obs.Hooks.Plugins.BuildCompare.Contents.Elf;

/// <summary>The fields of Elf32_Shdr and Elf64_Shdr that matter here.</summary>
internal readonly record struct ElfSectionHeader(uint Name, uint Type, ulong Flags, ulong Address, ulong Offset, ulong Size);
