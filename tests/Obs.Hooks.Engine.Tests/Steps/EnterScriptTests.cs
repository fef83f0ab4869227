using System.Diagnostics;
using System.Text;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Scripts.Sandboxing;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Steps;

/// <summary>The way into a build step's sandbox (enter.sh), in a user namespace as the engine makes it.</summary>
public sealed class EnterScriptTests : IDisposable
{
    /// <summary>A stand-in for the engine: starts the script, tells it to go on, and waits for it.</summary>
    private const string Engine =
        """
        echo go | "$@" wait "$STAGE" layer program 3>/dev/null &
        wait
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Nothing in it has a death signal: it is the namespace around it that ends. Root of the sandbox could take back a signal.</summary>
    [Fact]
    public void Enter_TheEngineIsKilled_EndsTooWithoutASignalOfItsOwn()
    {
        using var engine = Start();
        Eventually(() => File.Exists(Mark)).Should().BeTrue("it mounts");
        Processes().Should().BeGreaterThan(1);

        engine.Kill();
        engine.WaitForExit();

        Eventually(() => Processes() == 0).Should().BeTrue("all of it ends");
    }

    private string Mark => _directory.Combine("mark");

    private Process Start()
    {
        const UnixFileMode everybody = (UnixFileMode)0x1FF;
        File.SetUnixFileMode(_directory.FullPath, everybody);
        _directory.WriteFile("bin/mount", "#!/bin/sh\n: >\"$MARK\"; exec sleep infinity\n"u8);
        File.SetUnixFileMode(_directory.Combine("bin"), everybody);
        File.SetUnixFileMode(_directory.Combine("bin/mount"), everybody);
        var script = Encoding.UTF8.GetString(EmbeddedText.Read("enter.sh"));
        string[] words = ["/usr/bin/unshare", "--user", "--map-root-user", "--", "/bin/sh", "-c", script, "-"];
        var start = new ProcessStartInfo("bash", ["-c", Engine, "-", .. SandboxKeeper.CommandFor(60999, [], seesItself: false, words)]);
        start.Environment["SELF"] = script;
        start.Environment["STAGE"] = _directory.FullPath;
        start.Environment["MARK"] = Mark;
        start.Environment["PATH"] = $"{_directory.Combine("bin")}:/usr/bin:/bin";
        return Process.Start(start)!;
    }

    /// <summary>How many have the variable that only they have. Who has ended has none.</summary>
    private int Processes() => Directory.EnumerateDirectories("/proc").Count(directory =>
    {
        try
        {
            return char.IsAsciiDigit(directory[^1]) && File.ReadAllText($"{directory}/environ").Contains(Mark, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });

    private static bool Eventually(Func<bool> look)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!look())
        {
            if (TimeProvider.System.GetElapsedTime(start) > s_patience)
            {
                return false;
            }

            Thread.Sleep(10);
        }

        return true;
    }
}
