using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>A byte of a file; cheap to keep, and a <see cref="SourceLocation"/> when somebody asks.</summary>
internal readonly record struct SourcePoint(SourceText Text, int Offset)
{
    public SourceLocation Location => Text.Locate(Offset);
}
