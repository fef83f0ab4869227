namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// The options of obs-build's <c>build</c> (releases from 2021 to 2026), without leading dashes: <c>-root</c> and
/// <c>--root</c> are the same option. Sources: <c>build</c>, <c>build-vm</c> (vm_parse_options) and
/// <c>build-recipe</c> (recipe_parse_options).
/// </summary>
internal static class BuildOptionTable
{
    private const string Required =
        "rpms arch hostarch host-arch target jobs threads buildtime extrapacks extra-packs X root cachedir oldpackages "
        + "dist release logfile reason configdir define with without repository repo icecream ccache-type pkg-ccache "
        + "ccache-archive sccache-uri sccache-archive incarnation disturl overlay rsync-src rsync-dest verbose uid "
        + "rpmlist sysrq shell-cmd obsmultibuild obs-multibuild buildflavor build-flavor obspackage obs-package obs "
        + "repos-directory containers-directory "
        + "vm-emulator-script emulator-script vm-type vm-args vm-worker vm-worker-nr vm-worker-no vm-server vm-region "
        + "vm-disk vm-swap xenswap swap vm-memory xenmemory memory vm-kernel vm-initrd vm-cmdline vm-disk-size "
        + "vmdisk-rootsize vm-swap-size vmdisk-swapsize vm-disk-filesystem vmdisk-filesystem vm-disk-filesystem-options "
        + "vmdisk-filesystem-options vm-disk-mount-options vmdisk-mount-options vm-hugetlbfs hugetlbfs vm-user vm-telnet "
        + "vm-net vm-netdev vm-device vm-custom-opt vm-openstack-flavor openstack-flavor "
        + "buildtool-opt stage kiwi-parameter vcs";

    private const string Optional = "xen kvm uml qemu emulator";

    // Sets of strings and nothing more clever: the framework has their code compiled already.
    private static readonly HashSet<string> WithArgument = Split(Required);

    private static readonly HashSet<string> WithOptionalArgument = Split(Optional);

    /// <summary>
    /// An option that is not known here takes no argument: <c>build</c> itself refuses it if it does not know it
    /// either, and a newer <c>build</c> keeps working.
    /// </summary>
    public static OptionArity ArityOf(string name) =>
        name == "ccache" ? OptionArity.Attached
        : WithArgument.Contains(name) ? OptionArity.Required
        : WithOptionalArgument.Contains(name) ? OptionArity.Optional
        : OptionArity.None;

    private static HashSet<string> Split(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
