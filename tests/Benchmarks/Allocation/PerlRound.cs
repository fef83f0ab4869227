using System.Diagnostics;
using System.Text.Json;

namespace Obs.Hooks.Benchmarks.Allocation;

/// <summary>The dispatcher's inner loop with the matcher of the installed obs-server, in Perl.</summary>
/// <param name="Seconds">CPU time of each round.</param>
/// <param name="Assigned">How many jobs got a worker.</param>
internal sealed record PerlRound(IReadOnlyList<double> Seconds, int Assigned)
{
    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);

    public static PerlRound Run(string question)
    {
        var start = new ProcessStartInfo("perl", [Path.Combine(AppContext.BaseDirectory, "Scripts", "round.pl")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var perl = Process.Start(start)!;
        perl.StandardInput.Write(question);
        perl.StandardInput.Close();
        var output = perl.StandardOutput.ReadToEnd();
        perl.WaitForExit();
        return perl.ExitCode == 0
            ? JsonSerializer.Deserialize<PerlRound>(output, _web)!
            : throw new InvalidOperationException($"round.pl: exit status {perl.ExitCode}");
    }
}
