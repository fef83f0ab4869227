using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>What is known before packages are installed.</summary>
/// <param name="New">The results that can be installed.</param>
/// <param name="Base">Packages of the build root that have to be there first.</param>
/// <param name="Problems">What is wrong already.</param>
internal sealed record Resolution(ImmutableArray<PackageFacts> New, ImmutableArray<PackageFacts> Base, ImmutableArray<Problem> Problems)
{
    public bool MissesDependencies => Problems.Any(static p => p.Kind is ProblemKind.Dependency or ProblemKind.Conflict);
}
