using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.BuildCompare.Contents.Elf;

/// <summary>
/// Compares what two ELF files do: the sections with content that objdump -s shows, but not those that name the build
/// (build-id, links to debug files, package notes) nor symbol and string tables that are not loaded.
/// </summary>
internal static class ElfComparer
{
    private const uint SymbolTable = 2;
    private const uint StringTable = 3;
    private const uint RelocationsWithAddend = 4;
    private const uint Relocations = 9;
    private const ulong Allocated = 2;

    private static readonly string[] s_marks = [".build-id", ".gnu_debuglink", ".gnu_debugdata", ".note.package", ".note.go.buildid"];

    /// <returns>What differs, or null when nothing does.</returns>
    public static string? Compare(ReadOnlyMemory<byte> oldFile, ReadOnlyMemory<byte> newFile)
    {
        if (ElfFile.Read(oldFile) is not { } olds || ElfFile.Read(newFile) is not { } news)
        {
            return "differs (an ELF file without a readable section table)";
        }

        var (before, after) = (Compared(olds), Compared(news));
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (a, b) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            if (a?.Name != b?.Name)
            {
                return $"differs in its sections: {a?.Name ?? "none"} became {b?.Name ?? "none"}";
            }

            if (a!.Address != b!.Address || !a.Content.Span.SequenceEqual(b.Content.Span))
            {
                return $"differs in section {a.Name}";
            }
        }

        return null;
    }

    private static ImmutableArray<ElfSection> Compared(ImmutableArray<ElfSection> sections) =>
        [.. sections.Where(static s => !s.Content.IsEmpty && !IsMark(s.Name) && (IsLoaded(s) || !IsTable(s.Type)))];

    private static bool IsLoaded(ElfSection section) => (section.Flags & Allocated) != 0;

    private static bool IsTable(uint type) => type is SymbolTable or StringTable or RelocationsWithAddend or Relocations;

    private static bool IsMark(string name) => Array.Exists(s_marks, mark => name.Contains(mark, StringComparison.Ordinal));
}
