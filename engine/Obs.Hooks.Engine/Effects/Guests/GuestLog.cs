using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Execution;

namespace Obs.Hooks.Engine.Effects.Guests;

/// <summary>What a failed build in a guest says last: the machine's own last lines tell of its end, not of the cause.</summary>
internal static class GuestLog
{
    /// <summary>What stands in the log where the hook's program has failed: what follows is the machine's.</summary>
    public const string EndOfProgram = "obs-hooks: this build in the guest has failed";

    /// <summary>A log's end is enough for a cause, and a hostile guest can make it as long as it likes.</summary>
    private const long MostBytes = 4 << 20;

    private const int LongestLine = 4096;

    public static void WriteCause(JobRun run, BuildInGuest build)
    {
        if (build.Cause is null || run.Job.LogFile.Length == 0 || !File.Exists(run.Job.LogFile))
        {
            return;
        }

        var cause = "";
        try
        {
            cause = build.Cause(OfProgram(Lines(run.Job.LogFile)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A plugin's, over a hostile text: the build has failed all the same, and cleanup is still to come.
            cause = $"obs-hooks: the hook cannot say why: {e.Message}";
        }

        if (cause.Length > 0)
        {
            run.Log.WriteLine(Reporting.LogText.CleanMessage(cause));
        }
    }

    /// <summary>Without the time that build puts before each line, <c>[   12s] </c>.</summary>
    private static string WithoutTime(string line)
    {
        var end = line.StartsWith('[') ? line.IndexOf("s] ", StringComparison.Ordinal) : -1;
        return end > 0 && line.AsSpan(1, end - 1).IndexOfAnyExcept(" 0123456789") < 0 ? line[(end + 3)..] : line;
    }

    /// <summary>Lines up to the program's end.</summary>
    internal static IEnumerable<string> OfProgram(IEnumerable<string> log) =>
        log.Select(WithoutTime).TakeWhile(static l => !l.StartsWith(EndOfProgram, StringComparison.Ordinal));

    internal static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = Math.Max(0, file.Length - MostBytes);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Length > LongestLine ? line[..LongestLine] : line;
        }
    }
}
