using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>The constraint modules of the installed obs-server, asked through perl.</summary>
internal static class ObsServer
{
    public static async Task<JsonNode?[]> AskAsync(IReadOnlyList<JsonObject> questions)
    {
        var start = new ProcessStartInfo("perl", [Path.Combine(AppContext.BaseDirectory, "Differential", "answer.pl")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var perl = Process.Start(start) ?? throw new InvalidOperationException("perl does not start");
        var output = perl.StandardOutput.ReadToEndAsync();
        var errors = perl.StandardError.ReadToEndAsync();
        foreach (var question in questions)
        {
            await perl.StandardInput.WriteLineAsync(question.ToJsonString());
        }

        perl.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await perl.WaitForExitAsync();
        perl.ExitCode.Should().Be(0, await errors);
        lines.Should().HaveSameCount(questions);
        return [.. lines.Select(static line => JsonNode.Parse(line)!["r"])];
    }
}
