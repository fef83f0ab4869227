namespace Obs.Hooks.Scripting.Compiling;

/// <summary>What a script became: everything needed to run it without the compiler.</summary>
/// <param name="Assembly">The assembly, IL only; the same bytes for the same source.</param>
/// <param name="Symbols">Its portable PDB: stack traces name lines of the <c>.csx</c>.</param>
/// <param name="EntryToken">
/// Metadata token of the static method <c>Task&lt;object?&gt; (object?[])</c> to call with the
/// <see cref="Obs.Hooks.Scripts.HookScript"/> and null. Finding it by name would compile the runtime's type name parser first.
/// </param>
internal sealed record CompiledScript(ReadOnlyMemory<byte> Assembly, ReadOnlyMemory<byte> Symbols, int EntryToken)
{
    /// <summary>Every script's assembly has this name: each is alone in its load context.</summary>
    public const string AssemblyName = "script";
}
