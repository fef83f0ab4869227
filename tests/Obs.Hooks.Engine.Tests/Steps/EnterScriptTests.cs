using System.Diagnostics;
using System.Text;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Engine.Tests.Steps;

/// <summary>The way into a build step's sandbox (enter.sh), in a user namespace as the engine makes it.</summary>
public sealed class EnterScriptTests : IDisposable
{
    /// <summary>A stand-in for the engine: starts the script, tells it to go on, and waits for it.</summary>
    private const string Engine =
        """
        echo go | /usr/bin/setpriv --reuid 60999 --regid 60999 --clear-groups /usr/bin/unshare --user --map-root-user -- \
            /bin/sh -c "$SELF" - wait "$STAGE" layer program 3>/dev/null &
        wait
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Bubblewrap, which dies with the engine by itself, has not begun by then.</summary>
    [Fact]
    public void Enter_TheEngineIsKilledWhileItMounts_EndsToo()
    {
        using var engine = Start();
        var script = Eventually(() => File.Exists(Mark) && File.ReadAllText(Mark) is [.. var id, '\n'] ? id : null);

        engine.Kill();
        engine.WaitForExit();

        Eventually(() => IsRunning(script) ? null : "ended").Should().Be("ended");
    }

    private string Mark => _directory.Combine("mark");

    private Process Start()
    {
        const UnixFileMode everybody = (UnixFileMode)0x1FF;
        File.SetUnixFileMode(_directory.FullPath, everybody);
        _directory.WriteFile("bin/mount", "#!/bin/sh\necho $PPID >\"$MARK.new\"; mv \"$MARK.new\" \"$MARK\"; kill -STOP $PPID\n"u8);
        File.SetUnixFileMode(_directory.Combine("bin"), everybody);
        File.SetUnixFileMode(_directory.Combine("bin/mount"), everybody);
        var start = new ProcessStartInfo("bash", ["-c", Engine]);
        start.Environment["SELF"] = Encoding.UTF8.GetString(EmbeddedText.Read("enter.sh"));
        start.Environment["STAGE"] = _directory.FullPath;
        start.Environment["MARK"] = Mark;
        start.Environment["PATH"] = $"{_directory.Combine("bin")}:/usr/bin:/bin";
        return Process.Start(start)!;
    }

    private static bool IsRunning(string process)
    {
        try
        {
            // After the command's name in parentheses; who inherits the orphan need not ask for its status.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Eventually(Func<string?> look)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < s_patience)
        {
            if (look() is { } found)
            {
                return found;
            }

            Thread.Sleep(10);
        }

        return "";
    }
}
