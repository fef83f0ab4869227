namespace Obs.Hooks.Scripting.Sources;

/// <summary>One <c>.csx</c> as its carrier has it. Hostile unless the origin is the host.</summary>
/// <param name="Name">Flat file name, as <c>#load</c> refers to it.</param>
/// <param name="DisplayPath">What messages call it: <c>_hello.hook.csx</c>, or <c>prjconf of home:x</c> for an embedded one.</param>
/// <param name="LineOffset">Lines of the carrier before the script's first: 0 for a file of its own.</param>
/// <param name="Utf8">Its text.</param>
internal sealed record ScriptFile(string Name, string DisplayPath, int LineOffset, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Characters of the carrier before each of the script's lines: 0 for a file of its own.</summary>
    public int ColumnOffset { get; init; }
}
