using System.CommandLine;
using System.Globalization;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Reporting;
using Obs.Hooks.Engine.Scripts;
using Obs.Hooks.Scripting.Caching;

namespace Obs.Hooks.Cli.Verbs.Scripts;

/// <summary><c>obs-hooks script cache list|gc|clear</c>: the compiled scripts of this host.</summary>
internal static class ScriptCacheVerb
{
    public static Command Create()
    {
        var command = new Command("cache", "The compiled scripts of this host.");
        command.Subcommands.Add(Sub("list", "List them, the last used first.", List));
        command.Subcommands.Add(Sub("gc", "Remove what has not been used for 90 days or is beyond 256 MiB; every new entry does that too.", Collect));
        command.Subcommands.Add(Sub("clear", "Remove all; they are compiled again when a build wants them.", Clear));
        return command;
    }

    private static Command Sub(string name, string description, Action<ScriptCache> action)
    {
        var command = new Command(name, description);
        var options = new SetupOptions(command, hasJson: false);
        command.SetAction(parsed => Verb.Run(() =>
        {
            try
            {
                action(CachedScripts.CacheOf(options.Load(parsed).Options));
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EngineException(DiagnosticCodes.ScriptCacheUnusable, e.Message, e, ExitStatus.Failed);
            }
        }));
        return command;
    }

    private static void List(ScriptCache cache)
    {
        foreach (var entry in cache.List())
        {
            var label = entry.Label.Length == 0 ? "broken; will be compiled again" : LogText.CleanMessage(entry.Label);
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Key[..12]}  {entry.LastUsed:yyyy-MM-dd}  {entry.Size,8}  {label}"));
        }
    }

    private static void Collect(ScriptCache cache) => Say(cache.Collect(CacheLimits.Default));

    private static void Clear(ScriptCache cache) => Say(cache.Clear());

    private static void Say(int removed) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"removed {removed} compiled script(s)"));
}
