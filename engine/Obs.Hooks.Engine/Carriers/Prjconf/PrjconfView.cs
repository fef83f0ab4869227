using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>What of a project configuration counts for an architecture.</summary>
/// <param name="IsActive">Whether a line (from 0) lies in no <c>%if</c> that is false.</param>
/// <param name="BuildFlags">The flags that are left in the end, each with the line (from 0) that set it.</param>
internal sealed record PrjconfView(Func<int, bool> IsActive, ImmutableArray<PrjconfFlag> BuildFlags);
