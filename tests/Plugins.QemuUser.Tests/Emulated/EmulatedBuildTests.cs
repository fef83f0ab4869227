using System.Text.Json.Nodes;
using Obs.Hooks.Plugins.Shared.Qemu;

namespace Obs.Hooks.Plugins.QemuUser.Tests.Emulated;

/// <summary>A real package of another architecture, in a chroot.</summary>
public sealed class EmulatedBuildTests(EmulatedRoot root) : IClassFixture<EmulatedRoot>
{
    private const ushort Aarch64 = 183;

    [Fact]
    public void Build_PackageForAarch64_Succeeds()
    {
        root.Build.Status.Should().Be(0, root.Build.Output);
        root.Build.Output.Should().Contain("binfmt aarch64 (Job)");

        var package = Directory.GetFiles(Path.Combine(root.BuildRoot, "usr/src/packages/DEBS"), "*.deb").Should().ContainSingle().Subject;
        EmulatedRoot.Sh($"dpkg-deb -x '{package}' '{root.At("unpacked")}'");
        ElfHeader.Read(root.At("unpacked/usr/bin/uhello"))!.Machine.Should().Be(Aarch64);
    }

    [Fact]
    public void Build_Ended_LeavesNothing() => root.Leftovers.Should().BeEmpty();

    [Fact]
    public void Build_Ended_NamesTheEmulatorAmongTheResults()
    {
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(root.BuildRoot, "usr/src/packages/OTHER", BuildRecord.Name)))!;

        ((string?)record["arch"]).Should().Be("aarch64");
        ((string?)record["resolvedDependencies"]![0]!["name"]).Should().Be("qemu-aarch64-static");
    }

    [Fact]
    public void Interpreters_Table_IsDebians()
    {
        foreach (var file in Directory.GetFiles(root.At("qemu/usr/lib/binfmt.d")))
        {
            var fields = File.ReadAllText(file).Trim().Split(':');
            var known = Interpreters.Find(fields[1]["qemu-".Length..])!;
            known.Should().BeEquivalentTo(new
            {
                Magic = fields[4].Replace("ELF", @"\x45\x4c\x46", StringComparison.Ordinal),
                Mask = fields[5],
            });
            fields[7].Should().BeEquivalentTo(Interpreters.Flags);
        }
    }

    [Fact]
    public void Kill_WhileEmulating_LeavesNothing()
    {
        using var engine = root.Start();
        root.WaitForEmulation(engine);

        using var kill = root.StartEngine("build", "--config-dir", root.At("etc"), "--real", "/usr/lib/obs-build/build", "--", "--root", root.BuildRoot, "--kill");
        EmulatedRoot.End(kill).Status.Should().Be(0);

        EmulatedRoot.End(engine).Status.Should().NotBe(0);
        root.Left().Should().BeEmpty();
    }

    [Fact]
    public void Recover_EngineKilledWhileEmulating_LeavesNothing()
    {
        using var engine = root.Start();
        root.WaitForEmulation(engine);

        engine.Kill();
        engine.WaitForExit();
        using var recover = root.StartEngine("recover", "--config-dir", root.At("etc"));

        EmulatedRoot.End(recover).Status.Should().Be(0);
        root.Left().Should().BeEmpty();
    }

    /// <summary>In a user namespace, which has a binfmt_misc of its own, so that no other test meets the entry.</summary>
    [Fact]
    public void Build_TwoJobsWithTheHostsBinfmt_ShareAnEntryUntilTheLastEnds()
    {
        root.WriteConfiguration(
            "host",
            """{ "hooks": { "cleanup": { "enabled": false }, "qemu-user": { "settings": { "scope": "host", "emulator": "DIR/qemu/usr/bin/qemu-aarch64-static" } } } }""",
            """, "allowHostBinfmt": true""");
        Directory.CreateDirectory(root.At("other"));
        File.WriteAllText(root.At("real"), "#!/bin/sh\nchroot " + root.BuildRoot + " uname -m\nls /proc/sys/fs/binfmt_misc | grep -c obs-hooks\n$NEXT\n");
        File.SetUnixFileMode(root.At("real"), (UnixFileMode)0x1ED);
        File.WriteAllText(root.At("script"), $"""
            mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc || exit 77
            NEXT="sh {root.At("inner")}" {Command("root")}
            ls /proc/sys/fs/binfmt_misc
            """);
        File.WriteAllText(root.At("inner"), $"NEXT= {Command("other")}\nls /proc/sys/fs/binfmt_misc | grep -c obs-hooks\n");

        var (_, output) = EmulatedRoot.Sh($"unshare --user --map-root-user --mount --pid --fork --mount-proc --propagation private sh '{root.At("script")}'");

        output.Split('\n').Where(static l => l is "aarch64" or "1" or "0" or "register" or "status").Should().Equal(
            "aarch64", "1", "aarch64", "1", "1", "register", "status");
    }

    private string Command(string buildRoot) =>
        string.Join(' ', root.Arguments("host", root.At("real"), buildRoot).Prepend(EmulatedRoot.Engine).Select(static w => $"'{w}'"));
}
