namespace Obs.Hooks.Sdk.Metadata;

/// <summary>A place in the plugin's source, from its PDB; only a file when there is nothing better.</summary>
internal sealed record CodeLocation(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}
