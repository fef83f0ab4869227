using System.Diagnostics;

namespace Obs.Hooks.Tools.Tests.Setup;

/// <summary>Programs that prepare a test.</summary>
internal static class Command
{
    public static string Run(string program, params ReadOnlySpan<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments.ToArray()) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "{0} {1} said: {2}{3}", program, string.Join(' ', arguments.ToArray()), output, error.GetAwaiter().GetResult());
        return output;
    }
}
