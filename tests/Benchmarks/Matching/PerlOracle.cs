using System.Diagnostics;
using System.Text.Json;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>The matcher of the installed obs-server, in Perl.</summary>
internal static class PerlOracle
{
    private static readonly JsonSerializerOptions _web = new(JsonSerializerDefaults.Web);

    public static PerlAnswer Ask(IReadOnlyList<string> workers, IReadOnlyList<string> sets, int rounds)
    {
        var start = new ProcessStartInfo("perl", [Path.Combine(AppContext.BaseDirectory, "Scripts", "oracle.pl")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var perl = Process.Start(start)!;
        perl.StandardInput.Write(JsonSerializer.Serialize(new { workers, sets, rounds }));
        perl.StandardInput.Close();
        var output = perl.StandardOutput.ReadToEnd();
        perl.WaitForExit();
        return perl.ExitCode == 0
            ? JsonSerializer.Deserialize<PerlAnswer>(output, _web)!
            : throw new InvalidOperationException($"oracle.pl: exit status {perl.ExitCode}");
    }
}
