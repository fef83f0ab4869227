using System.Collections.Immutable;
using Obs.Hooks.Plugins.Kiwi.Commands;
using Obs.Hooks.Plugins.Kiwi.Descriptions;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Kiwi.Tests;

/// <summary>Jobs and descriptions to begin with.</summary>
internal static class Sample
{
    public const string Debian = "repos/Debian:12/standard/hostname_3.23_amd64.deb";

    public static string Description(string type = "tbz", string head = "", string source = "obs://Debian:12/standard", string more = "") =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        {head}
        <image schemaversion="7.4" name="tiny">
          <description type="system"><author>t</author><contact>t@example.invalid</contact><specification>tiny</specification></description>
          <preferences><version>1.0.0</version><packagemanager>apt</packagemanager><rpm-check-signatures>false</rpm-check-signatures>
            {TypeOf(type)}</preferences>
          <users><user name="root" password="x" pwdformat="plain" home="/root"/></users>
          <repository type="apt-deb" alias="main" distribution="bookworm" components="main" repository_gpgcheck="false"><source path="{source}"/></repository>
          <packages type="image"><package name="hostname"/>{more}</packages>
          <packages type="bootstrap"><package name="apt"/><package name="usr-is-merged"/><package name="mawk"/></packages>
        </image>

        """;

    /// <summary>A disk that boots.</summary>
    public static string Disk() => Description("oem", more: string.Concat(
        new[] { "linux-image-cloud-amd64", "dracut", "grub-pc-bin", "grub2-common", "systemd-sysv" }.Select(static p => $"<package name=\"{p}\"/>")))
        .Replace(TypeOf("oem"), """
            <type image="oem" filesystem="ext4" firmware="bios" kernelcmdline="console=ttyS0"><bootloader name="grub2" console="serial" timeout="0"/>
              <oemconfig><oem-resize>false</oem-resize></oemconfig></type>
            """, StringComparison.Ordinal);

    /// <summary>A harness with a tools root that has kiwi, and one package for the image.</summary>
    public static HookHarness Harness(TemporaryDirectory directory, string kiwi = "usr/bin/kiwi-ng")
    {
        directory.WriteFile(Path.Combine("tools", kiwi), []);
        var harness = new HookHarness { Tools = new FakeToolsRoot(directory.Combine("tools")) };
        harness.Job.WithSource(Debian, "");
        return harness;
    }

    private static string TypeOf(string type) => type switch
    {
        "docker" => """<type image="docker"><containerconfig name="tiny" tag="1"/></type>""",

        // The smallest disk there is: it does not boot.
        "oem" => """<type image="oem" filesystem="ext4" firmware="bios" initrd_system="none"><bootloader name="custom"/></type>""",
        _ => $"""<type image="{type}"/>""",
    };

    public static ImageJob Job(KiwiForm form, params ImmutableArray<string> parameters) => new()
    {
        Description = new KiwiDescription { Name = "tiny.kiwi", Distribution = "bookworm" },
        Kiwi = form == KiwiForm.Current
            ? new KiwiProgram("/usr/bin/kiwi-ng", form, "9.24.56-1")
            : new KiwiProgram("/usr/sbin/kiwi", form, "7.04.54"),
        Repositories = [new ImageRepository("Debian:12/standard", PackageKind.Deb, 88)],
        Images = [("tbz", "")],
        Parameters = parameters,
        Release = "4.2",
        Arch = "x86_64",
    };
}
