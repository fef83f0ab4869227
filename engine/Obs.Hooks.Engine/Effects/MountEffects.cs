using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Engine.Effects;

/// <summary><see cref="Mount"/> and <see cref="UseToolsRoot"/>.</summary>
internal sealed class MountEffects(JobArea area, AreaMounts mounts)
{
    /// <summary>tmpfs takes its memory from the host.</summary>
    private const long TmpfsLimit = 16L << 30;

    public BuildInputs Plan(BuildInputs inputs, UseToolsRoot effect, RefusalList refusals)
    {
        var before = refusals.Count;
        CheckName(inputs, effect.Name, refusals);
        CheckTree(effect.Name, effect.Directory, refusals);
        if (refusals.Count == before && IsWritableByOthers(effect.Directory))
        {
            Refuse(refusals, effect.Name, $"{effect.Directory}, which others than root can change", "a directory that only root can write");
        }

        return refusals.Count > before ? inputs : WithMount(inputs, effect.Name);
    }

    public BuildInputs Plan(BuildInputs inputs, Mount effect, RefusalList refusals)
    {
        var before = refusals.Count;
        CheckName(inputs, effect.Name, refusals);
        if (effect.Kind != MountKind.Tmpfs)
        {
            CheckTree(effect.Name, effect.Source, refusals);
        }
        else if (effect.Source is not null)
        {
            Refuse(refusals, effect.Name, $"a tmpfs of {effect.Source}", "no source");
        }
        else if (effect.SizeBytes is < 4096 or > TmpfsLimit)
        {
            Refuse(refusals, effect.Name, $"a size of {effect.SizeBytes} bytes", $"4096 to {TmpfsLimit}");
        }

        return refusals.Count > before ? inputs : WithMount(inputs, effect.Name);
    }

    /// <exception cref="IOException">The kernel refused.</exception>
    public void Apply(UseToolsRoot effect)
    {
        using var tree = DirectoryHandle.Open(effect.Directory);
        mounts.Apply(effect.Name, MountKind.ReadOnlyTree, tree, 0);
    }

    /// <exception cref="IOException">The kernel refused.</exception>
    public void Apply(Mount effect)
    {
        using var tree = effect.Source is null ? null : DirectoryHandle.Open(effect.Source);
        mounts.Apply(effect.Name, effect.Kind, tree, effect.SizeBytes);
    }

    private BuildInputs WithMount(BuildInputs inputs, string name) =>
        inputs with { Mounts = inputs.Mounts.Add(name, AreaMounts.PathOf(area.Directory, name)) };

    private static void CheckName(BuildInputs inputs, string name, RefusalList refusals)
    {
        if (!MountName.IsValidForHook(name))
        {
            Refuse(refusals, name, "this name", "lower-case letters, digits and dashes, at most 64");
        }
        else if (inputs.Mounts.ContainsKey(name))
        {
            Refuse(refusals, name, "a name that is taken in this job", "another name");
        }
    }

    private static void CheckTree(string name, string? directory, RefusalList refusals)
    {
        if (directory is null || !directory.StartsWith('/') || EffectText.HasControlCharacters(directory)
            || !Directory.Exists(directory))
        {
            Refuse(refusals, name, $"'{directory}'", "the absolute path of a directory on this host");
        }
    }

    private static bool IsWritableByOthers(string directory)
    {
        using var handle = DirectoryHandle.Open(directory);
        var stat = handle.Stat();
        return stat.Owner != Libc.EffectiveUser() || stat.WritableByOthers;
    }

    private static void Refuse(RefusalList refusals, string name, string found, string expected) =>
        refusals.Add(DiagnosticCodes.MountRefused, $"mount {name}: {found}", expected);
}
