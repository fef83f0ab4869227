using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Builds;

namespace Obs.Hooks.Engine.Tests.Builds;

public sealed class RpmListTests
{
    [Fact]
    public void Parse_PackagesAndTags_CombinesUses()
    {
        var packages = RpmList.Parse(
            """
            bash /p/bash.deb
            gcc /p/gcc.deb
            image /p/image.rpm
            sysroot: glibc /p/__sysroot__glibc.rpm
            preinstall: bash nosuch
            vminstall: bash
            runscripts: bash
            noinstall: image
            preinstallimage: /p/pre.tar
            dist: whatever
            """);

        packages.Should().Equal(
            new JobPackage("bash", "/p/bash.deb", PackageUses.Install | PackageUses.Preinstall | PackageUses.VmInstall | PackageUses.RunScripts),
            new JobPackage("gcc", "/p/gcc.deb", PackageUses.Install),
            new JobPackage("image", "/p/image.rpm", PackageUses.NoInstall),
            new JobPackage("glibc", "/p/__sysroot__glibc.rpm", PackageUses.Sysroot));
    }

    [Fact]
    public void Parse_TagTwice_TheLaterLineReplaces()
    {
        var packages = RpmList.Parse("a /a.rpm\nb /b.rpm\npreinstall: a\npreinstall: b\n");

        packages.Select(static p => p.Uses.HasFlag(PackageUses.Preinstall)).Should().Equal(false, true);
    }

    [Fact]
    public void Parse_Nothing_GivesNothing()
    {
        RpmList.Parse("").Should().BeEmpty();
    }
}
