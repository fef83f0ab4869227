using System.Runtime.CompilerServices;

namespace Obs.Hooks.Cli.Tests;

/// <summary>Compares with a text file below Expected; with <c>UPDATE_EXPECTED=1</c> in the environment, writes it.</summary>
internal static class Snapshot
{
    public static void ShouldMatch(this string text, string name, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "Expected", name);
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1")
        {
            File.WriteAllText(file, text);
        }

        text.Should().Be(File.ReadAllText(file));
    }
}
