using System.Collections.Immutable;

namespace Obs.Hooks.Effects;

/// <summary>
/// What <see cref="ReplaceBuild"/> is for a chroot, for a virtual machine: the real <c>build</c> starts its machine with a root made of
/// the hook's tools root instead of the job's packages, and there one program does what obs-build would do for the recipe. Disk, boot,
/// log, kill and results stay the real build's. One per job.
/// </summary>
/// <param name="Root">The hook's tools root: all of it is the machine's root.</param>
/// <param name="Program">
/// Absolute path of a program in it, or among <see cref="Files"/>. It is root of the machine, gets <c>TOPDIR</c> (sources in <c>SOURCES</c> there, results belong into
/// <c>KIWI</c>, <c>OTHER</c> and so on) and <c>RECIPE</c> in its environment, and ends with 0 when it succeeds.
/// </param>
/// <param name="Summary">What is built, in a few words.</param>
public sealed record BuildInGuest(IToolsRoot Root, string Program, string Summary) : Effect
{
    /// <summary>Small files to write into the root before: absolute path and content. Those in a <c>bin</c> or <c>sbin</c> can be run.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Why it failed, in one line, from the lines of the whole build log (without their time); an empty text when they do not say.
    /// The log is hostile.
    /// </summary>
    public Func<IEnumerable<string>, string>? Cause { get; init; }

    /// <inheritdoc/>
    public override HookCapabilities Capability => HookCapabilities.Build;

    /// <inheritdoc/>
    public override HookPoint Point => HookPoint.PreChroot;
}
