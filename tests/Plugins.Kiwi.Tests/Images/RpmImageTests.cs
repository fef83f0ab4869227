using System.Diagnostics;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Kiwi.Tests.Images;

/// <summary>An image of rpm packages, by dnf.</summary>
[Collection(ImageCollection.Name)]
public sealed class RpmImageTests(ImageHost host)
{
    /// <summary>The alias is the section of dnf's file: <c>main</c> would be its own settings.</summary>
    private const string Description = """
        <?xml version="1.0" encoding="utf-8"?>
        <image schemaversion="7.4" name="toy">
          <description type="system"><author>t</author><contact>t@example.invalid</contact><specification>toy</specification></description>
          <preferences><version>1.0.0</version><packagemanager>dnf</packagemanager><rpm-check-signatures>false</rpm-check-signatures>
            <type image="tbz"/></preferences>
          <repository type="rpm-md" alias="toy"><source path="obs://Debian:12/standard"/></repository>
          <packages type="image"/>
          <packages type="bootstrap"><package name="filesystem"/><package name="bash"/></packages>
        </image>

        """;

    [Fact]
    public void Build_AnArchiveOfRpmPackages_NamesThemAndRuns()
    {
        using var made = new TemporaryDirectory();
        Run("bash", Path.Combine(AppContext.BaseDirectory, "Images/rpms.sh"), made.FullPath);

        var build = host.BuildOf(made.Combine("rpms"), Description);

        build.ExitStatus.Should().Be(0, build.Log);
        var results = Path.Combine(host.Root, ".build.packages/KIWI");
        File.ReadLines(Path.Combine(results, "toy.x86_64-1.0.0-Build1.1.packages")).Select(static l => string.Join('|', l.Split('|')[..5])).Should()
            .Equal("busybox|(none)|1|1|x86_64", "filesystem|(none)|1|1|x86_64");
        var image = made.CreateDirectory("image");
        Run("tar", "-C", image, "-xf", Path.Combine(results, "toy.x86_64-1.0.0-Build1.1.tar.xz"));
        Run("chroot", image, "/bin/bash", "-c", "test -d /proc && test -d /sys && test \"$(stat -c %a /tmp)\" = 1777");
        host.Leftovers().Should().BeEmpty();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
