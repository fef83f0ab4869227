using Obs.Hooks.Plugins.Shared.Qemu;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.QemuUser.Tests;

/// <summary>On what the kernel says of a handler that Debian's qemu-user-static registers.</summary>
public sealed class RegisteredHandlersTests : IDisposable
{
    private const string Aarch64 = """
        enabled
        interpreter /usr/libexec/qemu-binfmt/aarch64-binfmt-P
        flags: POF
        offset 0
        magic 7f454c460201010000000000000000000200b700
        mask ffffffffffffff00fffffffffffffffffeffffff

        """;

    private readonly TemporaryDirectory _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public void Find_HandlerOfTheHost_IsRespected() => Find("qemu-aarch64", Aarch64).Should().Be("/usr/libexec/qemu-binfmt/aarch64-binfmt-P");

    [Theory]
    [InlineData("enabled", "disabled")]
    [InlineData("POF", "PO")] // its interpreter would be looked for in the build root
    [InlineData("0200b700", "0200f300")] // of riscv64
    [InlineData("offset 0", "offset 1")]
    [InlineData("magic 7f45", "magic xx")]
    public void Find_HandlerThatWouldNotServe_IsNone(string part, string other) =>
        Find("qemu-aarch64", Aarch64.Replace(part, other, StringComparison.Ordinal)).Should().BeNull();

    [Fact]
    public void Find_HandlerOfAnotherJob_IsNoneAsItMayEnd() => Find("obs-hooks-aarch64-12345678", Aarch64).Should().BeNull();

    [Fact]
    public void Find_NoRegistry_IsNone() => RegisteredHandlers.Find(Interpreters.Find("aarch64")!, _registry.Combine("none")).Should().BeNull();

    private string? Find(string name, string content)
    {
        File.WriteAllText(_registry.Combine(name), content);
        File.WriteAllText(_registry.Combine("status"), "enabled\n");
        return RegisteredHandlers.Find(Interpreters.Find("aarch64")!, _registry.FullPath);
    }
}
