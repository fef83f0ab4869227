using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>
/// A byte of a file; cheap to keep, and a <see cref="SourceLocation"/> when somebody asks. A class, since collections of a
/// structure of ours cannot be precompiled and the just-in-time compiler would run at every start.
/// </summary>
internal sealed record SourcePoint(SourceText Text, int Offset)
{
    public SourceLocation Location => Text.Locate(Offset);
}
