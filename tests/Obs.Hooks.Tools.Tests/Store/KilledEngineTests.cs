using System.Diagnostics;
using Obs.Hooks.Engine.Tools.Specs;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Store;

public sealed class KilledEngineTests : IDisposable
{
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    /// <summary>The archive is a named pipe: the test knows when tar reads, and when it is gone.</summary>
    [Fact]
    public void Acquire_KilledWhileUnpacking_LeavesNoProcessAndNoHalfRoot()
    {
        var archive = _host.Path("tools.tar");
        var content = new Tarball().Directory("usr").File("usr/tool", new string('x', 1 << 20)).ToBytes();
        Command.Run("mkfifo", archive);
        using (var engine = Process.Start(new ProcessStartInfo(Path.ChangeExtension(typeof(KilledEngineTests).Assembly.Location, null), [_host.Path(), archive])
        {
            RedirectStandardOutput = true,
        })!)
        {
            File.WriteAllBytes(archive, content); // read for its digest
            while (engine.StandardOutput.ReadLine() is { } line && !line.StartsWith("unpacking", StringComparison.Ordinal))
            {
                // until the pipe's next reader is tar
            }

            using var pipe = new FileStream(archive, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            pipe.Write(content, 0, content.Length / 2);

            engine.Kill();
            engine.WaitForExit();

            FluentActions.Invoking(() => WriteUntilNobodyReads(pipe, content)).Should().Throw<IOException>("tar ends with the engine");
        }

        _host.Complete().Should().BeEmpty();
        _host.Partial().Should().ContainSingle("its maker could not remove it");
        File.Delete(archive);
        File.WriteAllBytes(archive, content);

        using var lease = _host.Acquire(Specs.Of(ToolsProviderKind.Tarball, archive));

        new FileInfo(Path.Combine(lease.TreeDirectory, "usr/tool")).Length.Should().Be(1 << 20);
        _host.Partial().Should().BeEmpty();
    }

    private static void WriteUntilNobodyReads(FileStream pipe, byte[] content)
    {
        for (var times = 0; times < 1000; times++)
        {
            pipe.Write(content);
        }
    }
}
