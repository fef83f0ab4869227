using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects;

namespace Obs.Hooks.Engine.Tests.Effects;

public sealed class RpmListTextTests
{
    private const string Original = "base /pkgs/base.rpm\nsysroot: libc /pkgs/__sysroot__libc.rpm\npreinstall: old\npreinstall: base\n";

    [Fact]
    public void With_NewPackage_IsAddedAndMergedIntoTheLastLineOfEachTag() =>
        Add("qemu", PackageUses.Install | PackageUses.Preinstall | PackageUses.VmInstall).Should().Be(
            "base /pkgs/base.rpm\nsysroot: libc /pkgs/__sysroot__libc.rpm\npreinstall: old\npreinstall: base qemu\n"
            + "qemu /new/qemu.rpm\nvminstall: qemu\n");

    [Fact]
    public void With_KnownPackage_KeepsItsFileAndOnlyGainsUses() =>
        Add("base", PackageUses.Install | PackageUses.RunScripts | PackageUses.NoInstall | PackageUses.InstallOnly)
            .Should().Be(Original + "runscripts: base\n");

    [Fact]
    public void With_PackageThatHasTheTag_ChangesNothing() =>
        Add("base", PackageUses.Preinstall).Should().Be(Original);

    [Fact]
    public void With_SysrootPackage_IsAnotherThanTheOneInTheRoot() =>
        Add("base", PackageUses.Sysroot).Should().Be(Original + "sysroot: base /new/base.rpm\n");

    [Fact]
    public void With_KnownSysrootPackage_ChangesNothing() =>
        Add("libc", PackageUses.Sysroot).Should().Be(Original);

    private static string Add(string name, PackageUses uses) =>
        RpmListText.Parse(Original).With(new AddPackage(name, $"/new/{name}.rpm") { Uses = uses }).ToString();

    [Fact]
    public void With_InsteadOfAListedPackage_TakesItsPlaceInThatListOnly()
    {
        var list = RpmListText.Parse("bash /t/bash.rpm\npreinstall: glibc bash coreutils\nvminstall: kernel\n");

        var text = list.With(new AddPackage("host-bash", "/h/bash.rpm")
        {
            Uses = PackageUses.Preinstall | PackageUses.VmInstall | PackageUses.NoInstall,
            InsteadOf = "bash",
        }).ToString();

        text.Should().Be(
            "bash /t/bash.rpm\npreinstall: glibc host-bash coreutils\nvminstall: kernel host-bash\n"
            + "host-bash /h/bash.rpm\nnoinstall: host-bash\n");
    }
}
