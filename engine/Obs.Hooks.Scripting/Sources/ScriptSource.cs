using System.Collections.Immutable;

namespace Obs.Hooks.Scripting.Sources;

/// <summary>A script hook's code before it is compiled.</summary>
/// <param name="Origin">Who wrote it.</param>
/// <param name="Main">The script.</param>
/// <param name="Companions">What it may <c>#load</c>: the other <c>.csx</c> of the same carrier, sorted by name.</param>
internal sealed record ScriptSource(ScriptOrigin Origin, ScriptFile Main, ImmutableArray<ScriptFile> Companions);
