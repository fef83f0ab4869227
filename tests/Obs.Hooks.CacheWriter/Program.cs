using Obs.Hooks.Scripting.Caching;

namespace Obs.Hooks.CacheWriter;

/// <summary>An engine that gets scripts from a cache, in a process of its own: it can be killed, and run beside others.</summary>
internal static class Program
{
    /// <summary>
    /// <c>DIR COUNT</c>: gets COUNT scripts, each of a project of its own, with a compiler that needs a while, and prints for
    /// each whether it was compiled; 0 is for ever. Ends with 1 when a script is not what it should be.
    /// </summary>
    private static async Task<int> Main(string[] args)
    {
        var count = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; count == 0 || i < count; i++)
        {
            var store = new ScriptStore(
                new ScriptCache(args[0], CacheLimits.Default, TimeProvider.System), new CountingCompiler(), new Lazy<string>("test"));
            var stored = await store.GetAsync(Samples.Origin(i % 50), Samples.Request(i % 50), CancellationToken.None);
            if (!Samples.IsRight(stored.Outcome.Script, i % 50))
            {
                return 1;
            }

            Console.WriteLine(stored.WasCached ? "cached" : "compiled");
        }

        return 0;
    }
}
