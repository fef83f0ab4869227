using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects.RootPackages;
using Obs.Hooks.Engine.Steps;

namespace Obs.Hooks.Engine.Effects;

/// <summary>
/// What the real build will be given, as far as effects have changed it. Immutable: a verdict whose effects cannot all
/// be applied leaves the one from before in force.
/// </summary>
internal sealed record BuildInputs
{
    public required BuildArguments Arguments { get; init; }

    /// <summary>The changed list, null while it is the caller's.</summary>
    public RpmListText? RpmList { get; init; }

    /// <summary>Names and files to be found through <c>--rpms</c> where there is no list.</summary>
    public ImmutableSortedDictionary<string, string> LoosePackages { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Files of the package that <see cref="Hooks.Effects.AddRootFile"/> makes, by path.</summary>
    public ImmutableSortedDictionary<string, RootFile> RootFiles { get; init; } =
        ImmutableSortedDictionary.Create<string, RootFile>(StringComparer.Ordinal);

    /// <summary>Whether the machine's disk is in memory, and so as large as it can be.</summary>
    public bool HasMemoryDisk { get; init; }

    /// <summary>Whether a hook has set the machine's kernel.</summary>
    public bool HasGuestKernel { get; init; }

    /// <summary>Files of the package that <see cref="Hooks.Effects.SetGuestKernel"/> makes; empty when there is none.</summary>
    public ImmutableArray<RootFile> GuestKernel { get; init; } = [];

    public ImmutableArray<string> PrjconfLines { get; init; } = [];

    public ImmutableDictionary<string, string> Mounts { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Interpreters, in the order in which they were asked for.</summary>
    public ImmutableArray<RegisterBinfmt> Binfmt { get; init; } = [];

    /// <summary>Variables of the build's environment that differ from the caller's.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What was done in another way than asked for, for the summary.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What is done instead of the real build.</summary>
    public BuildReplacement? Replacement { get; init; }

    /// <summary>What builds in the guest, whose root is a tools root then.</summary>
    public BuildInGuest? Guest { get; init; }

    /// <summary>The format of the root's packages where it is not the job's, null otherwise.</summary>
    public PackageFormat? RootFormat { get; init; }

    /// <summary>Sources that hooks added.</summary>
    public ImmutableHashSet<string> Sources { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
}
