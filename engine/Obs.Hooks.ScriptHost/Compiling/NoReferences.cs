using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary><c>#r</c> finds nothing, whatever it names.</summary>
internal sealed class NoReferences : MetadataReferenceResolver
{
    public static NoReferences Instance { get; } = new();

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    public override bool Equals(object? other) => other is NoReferences;

    public override int GetHashCode() => 1;
}
