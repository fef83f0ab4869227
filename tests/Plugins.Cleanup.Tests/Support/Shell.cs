using System.Diagnostics;
using System.Globalization;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Support;

/// <summary>Runs the tools with which a build would leave something behind.</summary>
internal static class Shell
{
    /// <summary>Runs a script of /bin/sh to its end and expects success.</summary>
    /// <param name="script">The script.</param>
    /// <param name="arguments">Its arguments, <c>$1</c> and so on.</param>
    /// <returns>What it wrote, without the last newline.</returns>
    public static string Run(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "\"{0}\" must work: {1}", script, errors.Result);
        return output.TrimEnd('\n');
    }

    /// <summary>
    /// Starts a script as a daemon, in a session of its own and with pid 1 as its parent, as what a build leaves is; waits
    /// until it says <c>ready</c>.
    /// </summary>
    /// <param name="script">The script; its last command should be an <c>exec sleep</c> after <c>echo ready</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its pid.</returns>
    public static int StartDaemon(string script, params string[] arguments)
    {
        using var process = Start("script=$1; shift; setsid sh -euc \"echo \\$\\$; $script\" sh \"$@\" &", [script, .. arguments]);
        var pid = int.Parse(process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        ExpectReady(process, script);
        process.WaitForExit();
        return pid;
    }

    /// <summary>Starts a script as a child of this process; see <see cref="StartDaemon"/>.</summary>
    public static Process StartChild(string script, params string[] arguments)
    {
        var process = Start(script, arguments);
        ExpectReady(process, script);
        return process;
    }

    private static void ExpectReady(Process process, string script)
    {
        var line = process.StandardOutput.ReadLine();
        if (line != "ready")
        {
            throw new InvalidOperationException($"\"{script}\": {line} {process.StandardError.ReadToEnd()}");
        }
    }

    private static Process Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-euc", script, "sh", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
