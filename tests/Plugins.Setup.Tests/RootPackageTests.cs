using System.Collections.Immutable;
using Obs.Hooks.Engine.Effects.RootPackages;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Setup.Tests;

/// <summary>The packages that the engine makes, read and installed by the tools of their format and by obs-build's own.</summary>
public sealed class RootPackageTests : IDisposable
{
    private const string Name = "obs-hooks-root-files";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Write_Deb_IsInstalledByDpkg()
    {
        var package = Write(PackageFormat.Deb);
        var root = _directory.CreateDirectory("root");
        Directory.CreateDirectory($"{root}/real");
        File.CreateSymbolicLink($"{root}/etc", "real");

        Shell.Run(
            """
            mkdir -p $2/var/lib/dpkg/info $2/var/lib/dpkg/updates
            : > $2/var/lib/dpkg/status
            dpkg --root=$2 --force-not-root --log=/dev/null --install $1 > /dev/null
            """,
            package, root);

        Shell.Run("dpkg-query --root=$1 -W -f '${Package} ${Version} ${Architecture} ${Status}'", root)
            .Should().Be($"{Name} 1 all install ok installed");
        Installed(root);
        new FileInfo($"{root}/etc").LinkTarget.Should().Be("real", "a link to a directory stays one");
    }

    [Fact]
    public void Write_Rpm_IsInstalledAndVerifiedByRpm()
    {
        var package = Write(PackageFormat.Rpm);
        var root = _directory.CreateDirectory("root");

        // On Debian rpm has no keys and warns about itself: only its status and what it says of the package count.
        Shell.Run("rpm -K --nosignature $1 | grep -c 'digests OK'", package).Should().Be("1");
        Shell.Run("rpm --root $2 --initdb && rpm --root $2 -i --define '_pkgverify_level digest' $1", package, root);

        Shell.Run("rpm --root $1 -qa --qf '%{NAME} %{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM}'", root)
            .Should().Be($"{Name} 1-0 noarch {Name}-1-0.src.rpm");
        Shell.Run("rpm --root $1 -V $2", root, Name).Should().BeEmpty();
        Installed(root);
    }

    [Fact]
    public void Write_Rpm_IsUnpackedAsBuildDoesIt()
    {
        var package = Write(PackageFormat.Rpm);
        var root = _directory.CreateDirectory("root");

        Shell.Run("cd $2 && rpm2cpio $1 | bsdtar -P --chroot -o --numeric-owner -x -f-", package, root);

        Installed(root);
    }

    [Theory]
    [InlineData("Deb")]
    [InlineData("Rpm")]
    public void Write_EitherFormat_IsReadByObsBuild(string format)
    {
        var package = Write(Enum.Parse<PackageFormat>(format));

        var text = Shell.Run(
            "perl -I/usr/lib/obs-build -MBuild -e 'my $q = Build::query($ARGV[0], evra => 1, addselfprovides => 1); print \"$q->{name} $q->{version} $q->{arch} @{$q->{provides}}\"; print Build::queryhdrmd5($ARGV[0]) =~ /^[0-9a-f]{32}$/ ? \" ok\" : \" no id\"' $1",
            package);

        text.Should().StartWith($"{Name} 1 ").And.MatchRegex("= 1").And.EndWith(" ok");
    }

    [Theory]
    [InlineData("Deb")]
    [InlineData("Rpm")]
    public void Write_SameFilesAgain_IsTheSamePackage(string format)
    {
        var first = File.ReadAllBytes(Write(Enum.Parse<PackageFormat>(format)));

        File.ReadAllBytes(Write(Enum.Parse<PackageFormat>(format))).Should().Equal(first);
    }

    private static void Installed(string root)
    {
        File.ReadAllText($"{root}/etc/pip.conf").Should().Be("[global]\n");
        File.ReadAllBytes($"{root}/usr/lib/deep/er/empty").Should().BeEmpty();
        File.GetUnixFileMode($"{root}/usr/lib/deep/tool").Should().Be((UnixFileMode)0x1ED);
        File.GetUnixFileMode($"{root}/etc/pip.conf").Should().Be((UnixFileMode)0x1A4);
        File.GetLastWriteTimeUtc($"{root}/etc/pip.conf").Should().Be(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        new FileInfo($"{root}/usr/lib/deep/tool").Length.Should().Be(70_000);
    }

    private string Write(PackageFormat format)
    {
        ImmutableArray<RootFile> files =
        [
            new RootFile("/etc/pip.conf", 0x1A4, _directory.WriteFile("1", "[global]\n"u8)),
            new RootFile("/usr/lib/deep/er/empty", 0x1A4, _directory.WriteFile("2", [])),
            new RootFile("/usr/lib/deep/tool", 0x1ED, _directory.WriteFile("3", new byte[70_000])),
        ];
        using var directory = DirectoryHandle.Open(_directory.FullPath);
        RootPackage.Write(directory, Name, format, files);
        return _directory.Combine(Name + RootPackage.SuffixOf(format));
    }
}
