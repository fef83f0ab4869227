using System.Collections.Immutable;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Kiwi.Commands;
using Obs.Hooks.Plugins.Kiwi.Descriptions;
using Obs.Hooks.Plugins.Kiwi.Guest;
using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Kiwi;

/// <summary>
/// Builds images with the kiwi of a tools root: the host's architecture and a repository of the hook's choice, while the image's
/// packages are those of the job.
/// </summary>
[Hook(
    "kiwi",
    Summary = "Builds images with the kiwi of its own tools root, whatever the job's repositories contain.",
    Capabilities = HookCapabilities.Build,
    After = ["qemu-user"],
    Before = ["setup"],
    TimeoutSeconds = 120,
    AffectsResult = true)]
[HookSetting("types", SettingKind.TextList, "Image types that may be built; all that the host allows.")]
[HookSetting("xzOptions", SettingKind.Text, "Options of xz for what kiwi compresses, such as -1 --threads=0; kiwi's own.")]
[HookSetting("memoryMB", SettingKind.Integer, "Memory for everything that runs in the sandbox, in MiB; 8192.")]
[HookSetting("virtualMachines", SettingKind.Text, "Where an image is made whose job is for a virtual machine: guest (in that machine, the default) or sandbox (of this host).")]
public sealed class KiwiHook : IPreChrootHook
{
    /// <inheritdoc/>
    public Task<Verdict> BeforeBuildAsync(PreChrootContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(Decide(context));
    }

    private static Verdict Decide(PreChrootContext context)
    {
        var job = context.Job;
        if (job.RecipeType != "kiwi")
        {
            return new Verdict.Skipped("no kiwi image");
        }

        var settings = KiwiSettings.Of(context.Settings);
        if (settings.Problem.Length > 0)
        {
            return new Verdict.HookError($"{Codes.BadSetting}: {settings.Problem}");
        }

        if (context.Tools is not { } tools)
        {
            return new Verdict.HookError($"{Codes.NoTools}: found no \"tools\"; expected a tools root with kiwi; name provider, repository and packages in \"tools\"");
        }

        if (KiwiProgram.Find(tools) is not { } kiwi)
        {
            return new Verdict.HostFailure($"{Codes.KiwiMissing}: found no kiwi in the tools root; expected /usr/bin/kiwi-ng or /usr/sbin/kiwi; name its package in \"tools\"");
        }

        // A copied directory and a tarball are one.
        if (settings.InGuest(job) && tools.Packages.Length < 2)
        {
            return new Verdict.HostFailure(
                $"{Codes.VirtualMachine}: found a job for a virtual machine ({job.VmType}), and a tools root whose packages nobody knows; expected one of deb or rpm packages, which the machine's root is made of; "
                + "name provider, repository and packages in \"tools\", or set \"virtualMachines\" to sandbox");
        }

        try
        {
            return Image(context, settings, kiwi);
        }
        catch (DescriptionException e)
        {
            return new Verdict.ProjectFailure(e.Message);
        }
    }

    private static Verdict Image(PreChrootContext context, KiwiSettings settings, KiwiProgram kiwi)
    {
        var job = context.Job;
        var description = KiwiDescription.Find(job.Recipe, job.SourceDirectory);
        if (description.IsProduct)
        {
            return new Verdict.Skipped("a product, no image");
        }

        var parameters = BuildWords.Values(job.Arguments, "--kiwi-parameter");
        var arch = DebianArch.KernelNameOf(job.Arch);
        var image = new ImageJob
        {
            Description = description,
            Kiwi = kiwi,
            Images = ImageSelection.Of(description, KiwiParameters.TypeOf(parameters), Flavor(job), job.Prjconf),
            Repositories = ImageRepository.Find(job.SourceDirectory),
            Parameters = parameters,
            Release = job.Release,
            Arch = arch,
            IsCross = arch != HostArchitecture.Name,
        };
        foreach (var (type, profile) in image.Images)
        {
            if (Forbidden(type, settings) is var (code, expected))
            {
                return new Verdict.ProjectFailure($"{code}: {description.Name}: found the image type \"{type}\"; expected {expected}");
            }

            if (!settings.InGuest(job)
                && ImageTypes.NeedsOf(type) == ImageNeeds.Partitions
                && ImageSelection.Find(description, type, profile) is { Obstacle.Length: > 0 } disk)
            {
                return new Verdict.ProjectFailure(
                    $"{Codes.ImpossibleDisk}: {description.Name}:{disk.Line}: found the image type \"{type}\" with {disk.Obstacle}; expected plain partitions "
                    + "with ext2, ext3, ext4, xfs or vfat, as the sandbox has no more; leave it out, or build the image in a virtual machine");
            }
        }

        var foreign = image.Repositories.Sum(static r => r.Count);
        context.Log.Info(FormattableString.Invariant($"{image}, from {foreign} packages of {image.Repositories.Length} repositories"));
        return settings.InGuest(job)
            ? new Verdict.Ok([GuestBuild.Of(image, settings, context.Tools!)])
            : new Verdict.Ok([new ReplaceBuild(new KiwiStep(image, settings)) { LoopMounts = image.NeedsLoops }]);
    }

    private static (string Code, string Expected)? Forbidden(string type, KiwiSettings settings) =>
        !settings.Types.IsEmpty && !settings.Types.Contains(type)
            ? (Codes.ForbiddenType, $"one that this host builds: {string.Join(", ", settings.Types)}; change the type, or have the administrator allow it")
        : ImageTypes.NeedsOf(type) switch
        {
            null => (Codes.UnknownType, "one that a kiwi has, such as tbz, docker or ext4; correct the name"),
            _ => null,
        };

    private static string Flavor(BuildJob job) =>
        job.Package.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? job.Package[(colon + 1)..] : "";
}
