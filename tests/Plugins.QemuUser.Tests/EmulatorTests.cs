using Obs.Hooks.Plugins.Shared.Qemu;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.QemuUser.Tests;

public sealed class EmulatorTests : IDisposable
{
    private static readonly Interpreter s_interpreter = Architectures.InterpreterOf("aarch64")!;

    private readonly TemporaryDirectory _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void Find_LinkOfAlternatives_IsFollowedInTheTree()
    {
        var real = ElfFiles.Write(_tree.Combine("usr/libexec/emulator"), ElfFiles.OwnMachine);
        Link("/etc/alternatives/qemu");
        Directory.CreateDirectory(_tree.Combine("etc/alternatives"));
        File.CreateSymbolicLink(_tree.Combine("etc/alternatives/qemu"), "../../usr/libexec/emulator");

        Emulator.Find(_tree.FullPath, s_interpreter).Should().Be(real);
    }

    [Theory]
    [InlineData("/bin/sh")]
    [InlineData("../../../../../../../../../../bin/sh")]
    [InlineData("qemu-aarch64-static")]
    public void Find_LinkThatLeadsToTheHostOrNowhere_IsNotFound(string target)
    {
        Link(target);

        Emulator.Find(_tree.FullPath, s_interpreter).Should().BeNull();
    }

    private void Link(string target)
    {
        Directory.CreateDirectory(_tree.Combine("usr/bin"));
        File.CreateSymbolicLink(_tree.Combine("usr/bin/qemu-aarch64-static"), target);
    }
}
