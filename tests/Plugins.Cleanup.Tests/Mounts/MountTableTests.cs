using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Plugins.Cleanup.Mounts;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Mounts;

public sealed class MountTableTests
{
    [Fact]
    public void Decode_WhatTheKernelEncoded_IsTheName() => Prop.ForAll<byte[]>(
        ArbMap.Default.ArbFor<byte[]>(),
        name => MountTable.Decode(Encode(name)).AsSpan().SequenceEqual(name)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(@"\040", " ")]
    [InlineData(@"\134040", @"\040")]
    [InlineData(@"a\012b", "a\nb")]
    [InlineData(@"\04", @"\04")]
    [InlineData(@"\08x1", @"\08x1")]
    [InlineData(@"tail\", @"tail\")]
    public void Decode_Escapes_AreUndoneOnce(string field, string name) =>
        Encoding.Latin1.GetString(MountTable.Decode(Encoding.Latin1.GetBytes(field))).Should().Be(name);

    [Fact]
    public void Parse_LineWithOptionalFields_ReadsAllOfThem()
    {
        var mounts = MountTable.Parse("36 35 98:0 /sub /a\\040b rw,noatime shared:1 master:2 - ext4 /dev/root rw\n"u8);

        var mount = mounts.Should().ContainSingle().Subject;
        mount.Id.Should().Be(36);
        mount.ParentId.Should().Be(35);
        mount.Device.Should().Be("98:0");
        Encoding.ASCII.GetString(mount.MountPoint).Should().Be("/a b");
        mount.IsShared.Should().BeTrue();
        mount.Type.Should().Be("ext4");
        Encoding.ASCII.GetString(mount.Root).Should().Be("/sub");
    }

    [Fact]
    public void Parse_LineThatIsNone_IsLeftOut() =>
        MountTable.Parse("\n36\nx y z\n36 35 98:0 / /m rw - tmpfs t rw"u8).Should().ContainSingle();

    // seq_path_root(): mangles blank, tab, newline and backslash (fs/proc_namespace.c).
    private static byte[] Encode(byte[] name)
    {
        var text = new List<byte>();
        foreach (var c in name)
        {
            text.AddRange(" \t\n\\"u8.Contains(c) ? Encoding.ASCII.GetBytes($@"\{Convert.ToString(c, 8).PadLeft(3, '0')}") : [c]);
        }

        return [.. text];
    }
}
