using System.Diagnostics;

namespace Obs.Hooks.Dispatch.Tests.Support;

/// <summary>Runs small programs of Perl.</summary>
internal static class Perl
{
    public static string Run(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("perl", ["-w", "-e", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var perl = Process.Start(start)!;
        var errors = perl.StandardError.ReadToEndAsync();
        var output = perl.StandardOutput.ReadToEnd();
        perl.WaitForExit();
        errors.Result.Should().BeEmpty();
        perl.ExitCode.Should().Be(0);
        return output;
    }
}
