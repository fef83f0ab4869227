namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>A place in a file. Line and column count from 1; 0 means the file as a whole.</summary>
internal sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
