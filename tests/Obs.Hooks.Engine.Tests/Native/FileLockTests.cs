using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Native;

public sealed partial class FileLockTests : IDisposable
{
    private readonly TemporaryDirectory _temporary = new();
    private readonly DirectoryHandle _directory;

    public FileLockTests() => _directory = DirectoryHandle.Open(_temporary.FullPath);

    /// <summary>What a child has between fork and execve(2), which closes it.</summary>
    [Theory]
    [InlineData(Libc.LockExclusive)]
    [InlineData(Libc.LockShared)]
    public void Dispose_AChildStillHasTheDescriptor_TheLockIsFree(int kind)
    {
        var taken = FileLock.TryTake(_directory, "lock", kind)!;
        using var ofTheChild = new SafeFileHandle(Duplicate(taken.File), ownsHandle: true);

        taken.Dispose();

        using var next = FileLock.TryTake(_directory, "lock", Libc.LockExclusive);
        next.Should().NotBeNull();
    }

    [Fact]
    public void TryTake_SomebodyHasIt_Null()
    {
        using var taken = FileLock.TryTake(_directory, "lock", Libc.LockShared);

        using var shared = FileLock.TryTake(_directory, "lock", Libc.LockShared);
        using var exclusive = FileLock.TryTake(_directory, "lock", Libc.LockExclusive);

        shared.Should().NotBeNull();
        exclusive.Should().BeNull();
    }

    [Fact]
    public void Take_SomebodyStoppedHasIt_SaysSoAfterTheLimit()
    {
        using var taken = FileLock.TryTake(_directory, "lock", Libc.LockExclusive);

        var waiting = () => FileLocks.Take(_directory, "lock", Libc.LockExclusive, TimeSpan.Zero, CancellationToken.None);

        waiting.Should().Throw<IOException>().WithMessage($"another engine has had {_temporary.FullPath}/lock for more than 0 s; is it stopped?");
    }

    [Fact]
    public void Take_SomebodyHasItAndTheJobIsKilled_Ends()
    {
        using var taken = FileLock.TryTake(_directory, "lock", Libc.LockExclusive);

        var waiting = () => FileLocks.Take(_directory, "lock", Libc.LockExclusive, TimeSpan.FromHours(1), new CancellationToken(canceled: true));

        waiting.Should().Throw<OperationCanceledException>();
    }

    public void Dispose()
    {
        _directory.Dispose();
        _temporary.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(SafeFileHandle file);
}
